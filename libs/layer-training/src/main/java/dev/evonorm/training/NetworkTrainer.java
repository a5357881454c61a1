package dev.evonorm.training;

import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.training.data.Dataset;

/**
 * Trains one anchor with one layer and judges it. The same arguments and threads give the same bits. Safe for use by
 * several threads; every call owns and closes its TensorFlow resources.
 */
public final class NetworkTrainer {
    private final int threads;

    /** @param threads TensorFlow threads that one training may use */
    public NetworkTrainer(int threads) {
        this.threads = threads;
    }

    /** Called after every step. */
    @FunctionalInterface
    public interface Progress {
        Progress NONE = (step, steps, loss) -> {};

        void step(int step, int steps, double loss);
    }

    /** Trains and judges; what goes wrong in the numbers is an outcome. */
    public TrainingOutcome train(
            LayerGraph layer,
            Anchor anchor,
            Dataset data,
            TrainingSettings settings,
            Judgement judgedOn,
            Progress progress) {
        throw new UnsupportedOperationException("to be written; threads=" + threads);
    }
}
