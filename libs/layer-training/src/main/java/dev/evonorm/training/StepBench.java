package dev.evonorm.training;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.graph.LayerGraph;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Times steps of several kinds in one network side by side: one step of each, again and again, so that whatever else the
 * machine does hits all alike and their ratios hold on a busy machine too.
 */
public final class StepBench {
    private final int threads;

    /** @param threads TensorFlow's threads; all benches and trainers of a process should agree on it */
    public StepBench(int threads) {
        NativeMemory.unbounded();
        this.threads = threads;
    }

    /**
     * What is timed.
     *
     * @param layer in the network of that anchor at that scale
     * @param batch images a step
     */
    public record Case(LayerGraph layer, Anchor anchor, Scale scale, int batch) {
        static final int CLASSES = 10;

        int side() {
            return ImageForm.of(scale).trainingSide();
        }

        Batch noise() {
            SplittableRandom random = new SplittableRandom(1);
            Batch noise = Batch.of(batch, side());
            for (int i = 0; i < noise.pixels().length; i++) {
                noise.pixels()[i] = (float) random.nextGaussian();
            }
            Arrays.setAll(noise.labels(), i -> random.nextInt(CLASSES));
            return noise;
        }
    }

    /**
     * What a kind of step takes.
     *
     * @param cpuMillis CPU time of the process, the median over steps
     * @param wallMillis the median
     * @param operations that a step runs
     * @param firstMillis wall time of the first step in a fresh process, with TensorFlow's own preparations; NaN if not asked
     * @param peakBytes the most memory of that process, Java's included; -1 if not asked or unknown
     */
    public record Cost(double cpuMillis, double wallMillis, int operations, double firstMillis, long peakBytes) {}

    /**
     * Times so many steps of each kind.
     *
     * @param fresh whether to start a process for each kind too, for its first step and its memory
     * @param progress hears in words how far it is
     * @throws InterruptedException while waiting for such a process
     */
    public Map<StepKind, Cost> run(Case of, List<StepKind> kinds, int steps, boolean fresh, Consumer<String> progress)
            throws InterruptedException {
        Map<StepKind, FreshProcess> alone = new EnumMap<>(StepKind.class);
        for (StepKind kind : fresh ? kinds : List.<StepKind>of()) {
            progress.accept("%s step in a process of its own".formatted(kind.id()));
            alone.put(kind, FreshProcess.run(kind, of, threads));
        }
        Map<StepKind, Timed> timed = new EnumMap<>(StepKind.class);
        try {
            for (StepKind kind : kinds) {
                progress.accept("building the %s graph".formatted(kind.id()));
                timed.put(kind, new Timed(new StepGraph(kind, of, threads), new StepTimes()));
            }
            Batch batch = of.noise();
            for (int round = 1 - StepTimes.UNTIMED; round <= steps; round++) {
                for (Timed each : timed.values()) {
                    each.times.time(() -> each.graph.step(batch));
                }
                progress.accept("round %d of %d".formatted(Math.max(0, round), steps));
            }
            return costs(timed, alone);
        } finally {
            timed.values().forEach(each -> each.graph.close());
        }
    }

    /** What the operations of one such step take, after untimed ones; with the same threads. */
    public StepProfile profile(Case of, StepKind kind) {
        Batch batch = of.noise();
        try (StepGraph graph = new StepGraph(kind, of, threads)) {
            for (int i = 0; i < StepTimes.UNTIMED; i++) {
                graph.step(batch);
            }
            return graph.profile(batch);
        }
    }

    private static Map<StepKind, Cost> costs(Map<StepKind, Timed> timed, Map<StepKind, FreshProcess> alone) {
        Map<StepKind, Cost> costs = new EnumMap<>(StepKind.class);
        timed.forEach((kind, each) -> {
            FreshProcess process = alone.getOrDefault(kind, new FreshProcess(Double.NaN, -1));
            costs.put(
                    kind,
                    new Cost(
                            each.times.cpuMillis(),
                            each.times.wallMillis(),
                            each.graph.operations(),
                            process.firstMillis(),
                            process.peakBytes()));
        });
        return costs;
    }

    /** One graph and what its steps took. */
    private record Timed(StepGraph graph, StepTimes times) {}
}
