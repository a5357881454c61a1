package dev.evonorm.training;

import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.contracts.settings.Scale;

import java.util.List;
import java.util.Locale;

/**
 * The program of a process of its own that makes a few steps of one kind and prints what only a fresh process can tell: the wall
 * time of the first step in milliseconds, and the most resident memory in bytes.
 */
final class StepProbe {
    private static final int STEPS = 3;

    private StepProbe() {}

    /** The arguments that {@link #main} reads. */
    static List<String> arguments(StepKind kind, StepBench.Case of, int threads) {
        return List.of(
                kind.name(),
                GraphJson.write(of.layer()),
                of.anchor().name(),
                of.scale().name(),
                Integer.toString(of.batch()),
                Integer.toString(threads));
    }

    public static void main(String... arguments) {
        NativeMemory.unbounded();
        StepBench.Case of = new StepBench.Case(
                GraphJson.read(arguments[1]),
                Anchor.valueOf(arguments[2]),
                Scale.valueOf(arguments[3]),
                Integer.parseInt(arguments[4]));
        Batch batch = of.noise();
        try (StepGraph graph = new StepGraph(StepKind.valueOf(arguments[0]), of, Integer.parseInt(arguments[5]))) {
            long start = System.nanoTime();
            graph.step(batch);
            double firstMillis = (System.nanoTime() - start) / 1e6;
            for (int i = 1; i < STEPS; i++) {
                graph.step(batch);
            }
            System.out.printf(Locale.ROOT, "%f %d%n", firstMillis, ProcessUse.peakMemoryBytes());
        }
    }
}
