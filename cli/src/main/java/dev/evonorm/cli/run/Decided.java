package dev.evonorm.cli.run;

import dev.evonorm.graph.LayerGraph;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * A candidate whose fate is known.
 *
 * @param test the test that it failed, else null
 * @param anchor where it failed, null for the probe and for accepted ones
 * @param sameAs the earlier candidate of equal function, else null
 * @param scores by objective; complete where {@code outcome} is SCORED
 * @param mean of the scores that are shares, null where they are not complete
 * @param cpuSeconds of the decision and the scoring together
 * @param at when the selector counted what decided it
 */
public record Decided(
        long ticket,
        String id,
        Outcome outcome,
        @Nullable String test,
        @Nullable String anchor,
        @Nullable String sameAs,
        @Nullable String parentId,
        LayerGraph graph,
        Map<String, Double> scores,
        @Nullable Double mean,
        double cpuSeconds,
        String reason,
        Instant at) {
    /** How it ended. */
    public enum Outcome {
        /** Passed all tests and has all scores. */
        SCORED,
        /** Computes the function of an earlier accepted candidate and shares its scores. */
        REPEATED,
        /** Failed a test. */
        REJECTED,
        /** No verdict or no score could be had. */
        FAILED
    }
}
