package dev.evonorm.cli;

import dev.evonorm.cli.profile.TimeSpan;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.search.SelectorClient;
import dev.evonorm.cli.stack.Installation;
import dev.evonorm.cli.stack.JoinedTrainer;
import dev.evonorm.cli.stack.StackAddress;
import dev.evonorm.cli.stack.WhenInterrupted;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One call of {@code evonorm trainer}: stays until the search ends, or until it is interrupted, and then hands its work back. */
final class TrainerSession {
    private final JoinedTrainer.Plan plan;
    private final @Nullable Search search;
    private final PrintWriter err;
    private final @Nullable SelectorClient selector;
    private final long start = System.nanoTime();
    private long trained;

    /** The search that it helps; its end is the trainer's. */
    record Search(String run, StackAddress address) {}

    /** @param trained candidates of this process and of those that it replaced */
    record Report(@Nullable String run, long trained, double seconds) {
        String clock() {
            return TimeSpan.clock(Duration.ofMillis((long) (seconds * 1000)));
        }
    }

    /** @param search null where there is none to wait for */
    TrainerSession(JoinedTrainer.Plan plan, @Nullable Search search, PrintWriter err) {
        this.plan = plan;
        this.search = search;
        this.err = err;
        selector = search == null ? null : new SelectorClient(search.address().selector(), null);
    }

    Report run(Installation installation) throws InterruptedException {
        JoinedTrainer trainer = JoinedTrainer.start(installation, plan, text -> err.println("evonorm: " + text));
        WhenInterrupted leaving = new WhenInterrupted(() -> leave(trainer));
        err.printf(
                "evonorm: a trainer joins %s; Ctrl-C leaves it, its log is %s%n",
                search == null ? plan.kafka() : "the run " + search.run(), plan.log());
        try (StepLine line = new StepLine(err)) {
            while (!ended()) {
                String failure = trainer.failure();
                if (failure != null) {
                    throw Refusal.failed("%s", failure);
                }
                trainer.trainings().ifPresent(count -> trained = (long) count);
                line.show("%d trained in %s".formatted(trained, report().clock()));
                TimeUnit.SECONDS.sleep(1);
            }
        } finally {
            leaving.close();
            trainer.close();
        }
        return report();
    }

    private Report report() {
        return new Report(search == null ? null : search.run(), trained, (System.nanoTime() - start) / 1e9);
    }

    private boolean ended() throws InterruptedException {
        if (search == null || selector == null) {
            return false;
        }
        if (!search.address().isAlive()) {
            err.printf("evonorm: the search of the run %s has ended%n", search.run());
            return true;
        }
        try {
            return selector.status(search.run())
                    .map(status -> status.state().ended())
                    .orElse(false);
        } catch (IOException selectorIsAway) {
            return false;
        }
    }

    private void leave(JoinedTrainer trainer) {
        err.println("evonorm: leaving; what is not finished is handed back");
        trainer.close();
        err.printf("evonorm: left after %s and %d trainings%n", report().clock(), trained);
        err.flush();
    }
}
