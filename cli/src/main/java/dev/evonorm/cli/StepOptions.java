package dev.evonorm.cli;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.training.Anchor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;

/** What every command takes that times training steps: in which networks, how many, on how many threads. */
final class StepOptions {
    @Option(
            names = "--anchor",
            paramLabel = "A",
            split = ",",
            description = "Anchors, with commas (default: all).",
            converter = AnchorName.class)
    List<Anchor> anchors = List.of(Anchor.values());

    @Option(names = "--scale", paramLabel = "S", split = ",", description = "tiny, small, paper (default: paper).")
    List<Scale> scales = List.of(Scale.PAPER);

    @Mixin
    private BatchOption batch = new BatchOption();

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Timed steps of each (default: ${DEFAULT-VALUE}).",
            defaultValue = "10")
    int steps;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all cores).", defaultValue = "0")
    private int threads;

    /** Refuses what is outside of the limits, before anything is timed. */
    void check() {
        Within.check("--steps", steps, 1, 100_000);
        batch.check();
        threads();
    }

    int images(Scale scale) {
        return batch.images(scale);
    }

    int threads() {
        return Within.orUsual(
                "--threads", threads, 1, 1024, Runtime.getRuntime().availableProcessors());
    }
}
