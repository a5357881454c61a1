package dev.evonorm.training;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.training.anchor.Architecture;

import java.util.ArrayList;
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
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int CLASSES = 10;

    private final int threads;

    /** @param threads TensorFlow's threads; all benches and trainers of a process should agree on it */
    public StepBench(int threads) {
        NativeMemory.unbounded();
        this.threads = threads;
    }

    /**
     * What a kind of step takes.
     *
     * @param cpuMillis CPU time of the process, the median over steps
     * @param wallMillis the median
     * @param firstMillis wall time of the first step, with TensorFlow's own preparations
     * @param buildMillis wall time of building the graph and its gradients
     * @param operations that a step runs
     */
    public record Cost(double cpuMillis, double wallMillis, double firstMillis, double buildMillis, int operations) {}

    /** Times {@code steps} steps of each kind; {@code progress} hears how many rounds are done. */
    public Map<StepKind, Cost> run(
            List<StepKind> kinds,
            LayerGraph layer,
            Anchor anchor,
            Scale scale,
            int batchSize,
            int steps,
            Consumer<Integer> progress) {
        Architecture architecture = Networks.of(anchor, scale);
        int side = ImageForm.of(scale).trainingSide();
        Batch batch = noise(batchSize, side);
        Map<StepKind, Timed> timed = new EnumMap<>(StepKind.class);
        try {
            for (StepKind kind : kinds) {
                long start = System.nanoTime();
                StepGraph graph = new StepGraph(kind, layer, architecture, batchSize, side, threads);
                timed.put(kind, new Timed(graph, (System.nanoTime() - start) / NANOS_PER_MILLI));
                timed.get(kind).first(batch);
            }
            for (int round = 0; round < steps; round++) {
                timed.values().forEach(each -> each.step(batch));
                progress.accept(round + 1);
            }
            Map<StepKind, Cost> costs = new EnumMap<>(StepKind.class);
            timed.forEach((kind, each) -> costs.put(kind, each.cost()));
            return costs;
        } finally {
            timed.values().forEach(each -> each.graph.close());
        }
    }

    private static Batch noise(int size, int side) {
        SplittableRandom random = new SplittableRandom(1);
        Batch batch = Batch.of(size, side);
        for (int i = 0; i < batch.pixels().length; i++) {
            batch.pixels()[i] = (float) random.nextGaussian();
        }
        Arrays.setAll(batch.labels(), i -> random.nextInt(CLASSES));
        return batch;
    }

    /** One graph and what its steps took. */
    private static final class Timed {
        private final StepGraph graph;
        private final double buildMillis;
        private final List<Double> cpu = new ArrayList<>();
        private final List<Double> wall = new ArrayList<>();
        private double firstMillis;

        Timed(StepGraph graph, double buildMillis) {
            this.graph = graph;
            this.buildMillis = buildMillis;
        }

        void first(Batch batch) {
            long start = System.nanoTime();
            graph.step(batch);
            firstMillis = (System.nanoTime() - start) / NANOS_PER_MILLI;
            graph.step(batch);
        }

        void step(Batch batch) {
            long cpuStart = ProcessUse.cpuNanos();
            long start = System.nanoTime();
            graph.step(batch);
            wall.add((System.nanoTime() - start) / NANOS_PER_MILLI);
            cpu.add((ProcessUse.cpuNanos() - cpuStart) / NANOS_PER_MILLI);
        }

        Cost cost() {
            return new Cost(median(cpu), median(wall), firstMillis, buildMillis, graph.operations());
        }

        private static double median(List<Double> values) {
            double[] sorted =
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int middle = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
    }
}
