package dev.evonorm.training.worker;

import java.util.Map;

/** What an evaluation says of a layer. */
public sealed interface Evaluation {
    /**
     * The layer has a score.
     *
     * @param score higher is better, finite; accuracy from 0 to 1 for the anchors
     * @param figures anything else measured, such as {@code loss} and {@code cpuSeconds}, finite
     */
    record Scored(double score, Map<String, Double> figures) implements Evaluation {
        public Scored {
            figures = Map.copyOf(figures);
        }
    }

    /** The layer has no score: divergence, an overrun deadline, or settings that this worker cannot follow. */
    record Failed(String reason) implements Evaluation {}
}
