package dev.evonorm.rejection;

import dev.evonorm.service.telemetry.Stage;
import dev.evonorm.service.telemetry.Stages;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.RejectionTests;
import org.jspecify.annotations.Nullable;

/** The tests of one layer on one network as stages, one after another. Closing it ends the one that an exception cut off. */
final class TestStages implements RejectionTests.Progress, AutoCloseable {
    private final Stages stages;
    private @Nullable Stage running;

    TestStages(Stages stages) {
        this.stages = stages;
    }

    @Override
    public void begins(String test, Anchor anchor) {
        running = stages.begin(test, anchor.id());
    }

    @Override
    public void ended(String test, Anchor anchor, double figure, boolean passed) {
        if (running != null) {
            running.figure(test, figure).verdict(passed ? "passed" : "failed");
        }
        close();
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
