package dev.evonorm.training;

import dev.evonorm.graph.Simplification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Times our training steps and a peer's in turn, after it is known that both compute the same: from the same weights, on the
 * same batch, the same loss and the same gradient.
 */
public final class PeerBench {
    /** In float32 and with different sums; a wrong padding, kernel or layer differs by far more. */
    private static final double TOLERANCE = 0.01;

    private static final int UNTIMED = 2;
    private static final int CLASSES = 10;

    private final int threads;

    /** @param threads TensorFlow's; the peer is to have as many */
    public PeerBench(int threads) {
        NativeMemory.unbounded();
        this.threads = threads;
    }

    /**
     * Medians over the steps.
     *
     * @param ours by which the networks were compared
     * @param peers what the peer had for it
     */
    public record Result(
            double cpuMillis,
            double wallMillis,
            double peerCpuMillis,
            double peerWallMillis,
            Peer.Check ours,
            Peer.Check peers) {}

    /**
     * Compares, then times.
     *
     * @param fused batch norm and ReLU by each framework's own kernels, in place of the layer
     * @throws IllegalStateException if the peer computes something else
     */
    public Result run(StepBench.Case of, boolean fused, Peer peer, int steps, Consumer<String> progress) {
        StepKind kind = fused ? StepKind.FUSED : StepKind.COMPILED;
        Batch batch = of.noise();
        progress.accept("comparing the networks");
        PeerReference.Outcome reference = PeerReference.of(kind, of, batch, CLASSES, threads);
        Peer.Check peers = peer.build(new Peer.Network(
                Networks.of(of.anchor(), of.scale()),
                Simplification.simplify(of.layer()),
                fused,
                CLASSES,
                of.side(),
                batch.pixels(),
                batch.labels(),
                reference.weights()));
        if (!(reference.check().difference(peers) <= TOLERANCE)) {
            throw new IllegalStateException(
                    "the peer's network is another one: %s here, %s there".formatted(reference.check(), peers));
        }
        List<StepTime> ours = new ArrayList<>();
        List<StepTime> theirs = new ArrayList<>();
        try (StepGraph graph = new StepGraph(kind, of, threads)) {
            for (int round = -UNTIMED; round < steps; round++) {
                StepTime mine = StepTime.of(() -> graph.step(batch));
                Peer.Step other = peer.step();
                if (round >= 0) {
                    ours.add(mine);
                    theirs.add(new StepTime(other.cpuMillis(), other.wallMillis()));
                }
                progress.accept("round %d of %d".formatted(Math.max(0, round + 1), steps));
            }
        }
        return new Result(
                StepTime.median(ours, StepTime::cpuMillis),
                StepTime.median(ours, StepTime::wallMillis),
                StepTime.median(theirs, StepTime::cpuMillis),
                StepTime.median(theirs, StepTime::wallMillis),
                reference.check(),
                peers);
    }

    /** What a step took. */
    private record StepTime(double cpuMillis, double wallMillis) {
        private static final double NANOS_PER_MILLI = 1e6;

        static StepTime of(Runnable step) {
            long cpu = ProcessUse.cpuNanos();
            long wall = System.nanoTime();
            step.run();
            double wallMillis = (System.nanoTime() - wall) / NANOS_PER_MILLI;
            return new StepTime((ProcessUse.cpuNanos() - cpu) / NANOS_PER_MILLI, wallMillis);
        }

        static double median(List<StepTime> times, ToDoubleFunction<StepTime> figure) {
            double[] sorted = times.stream().mapToDouble(figure).sorted().toArray();
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }
    }
}
