package dev.evonorm.contracts.task;

import java.util.Map;

/** What an evaluation says of a layer. */
public sealed interface Evaluation {
    /**
     * The layer has a score.
     *
     * @param score finite; accuracy from 0 to 1 for the anchors. Whether high or low is good, the search's objective says
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
