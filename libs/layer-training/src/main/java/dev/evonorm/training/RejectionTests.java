package dev.evonorm.training;

import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.training.data.Dataset;
import java.util.function.Consumer;

/** Runs the quality and the stability test on every anchor, cheapest first; the first failure rejects. */
public final class RejectionTests {
    private final int threads;

    /** @param threads TensorFlow threads that one test may use */
    public RejectionTests(int threads) {
        this.threads = threads;
    }

    /**
     * @param progress told in words what runs now, such as {@code quality on resnet50}
     * @throws IllegalArgumentException if the settings name an unknown anchor
     */
    public Verdict run(LayerGraph layer, Dataset data, RejectionSettings settings, Consumer<String> progress) {
        throw new UnsupportedOperationException("to be written; threads=" + threads);
    }
}
