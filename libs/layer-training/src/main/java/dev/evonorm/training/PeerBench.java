package dev.evonorm.training;

import dev.evonorm.graph.Simplification;

import java.util.function.Consumer;

/**
 * Times our training steps and a peer's in turn, after it is known that both compute the same: from the same weights, on the
 * same batch, the same loss and the same gradient.
 */
public final class PeerBench {
    /** In float32 and with different sums; a wrong padding, kernel or layer differs by far more. */
    private static final double TOLERANCE = 0.01;

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
        PeerReference.Outcome reference = PeerReference.of(kind, of, batch, StepBench.Case.CLASSES, threads);
        Peer.Check peers = peer.build(new Peer.Network(
                Networks.of(of.anchor(), of.scale()),
                Simplification.simplify(of.layer()),
                fused,
                StepBench.Case.CLASSES,
                of.side(),
                batch.pixels(),
                batch.labels(),
                reference.weights()));
        if (!(reference.check().difference(peers) <= TOLERANCE)) {
            throw new IllegalStateException(
                    "the peer's network is another one: %s here, %s there".formatted(reference.check(), peers));
        }
        StepTimes ours = new StepTimes();
        StepTimes theirs = new StepTimes();
        try (StepGraph graph = new StepGraph(kind, of, threads)) {
            for (int round = 1 - StepTimes.UNTIMED; round <= steps; round++) {
                ours.time(() -> graph.step(batch));
                Peer.Step other = peer.step();
                theirs.add(other.cpuMillis(), other.wallMillis());
                progress.accept("round %d of %d".formatted(Math.max(0, round), steps));
            }
        }
        return new Result(
                ours.cpuMillis(), ours.wallMillis(), theirs.cpuMillis(), theirs.wallMillis(), reference.check(), peers);
    }
}
