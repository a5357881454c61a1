package dev.evonorm.contracts.event;

import dev.evonorm.graph.LayerGraph;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A proposal failed a test.
 *
 * @param test {@code probe}, {@code quality}, {@code stability}, or {@code failure} where no verdict could be had
 * @param anchor where it failed; null for the probe
 * @param figures what was measured, such as {@code accuracy} or {@code norm}; non-finite values are left out
 * @param sameAs the earlier candidate of equal function whose verdict was reused, else null
 * @param cpuSeconds what the decision cost
 * @param function the fingerprint of what the layer computes, where it was taken and the verdict holds for all that compute it
 */
public record CandidateRejected(
        String searchId,
        String candidateId,
        long ticket,
        @Nullable String parentId,
        LayerGraph graph,
        String test,
        @Nullable String anchor,
        Map<String, Double> figures,
        String reason,
        @Nullable String sameAs,
        double cpuSeconds,
        @Nullable String function)
        implements Event {
    /** Without a fingerprint, as of the dead. */
    public CandidateRejected(
            String searchId,
            String candidateId,
            long ticket,
            @Nullable String parentId,
            LayerGraph graph,
            String test,
            @Nullable String anchor,
            Map<String, Double> figures,
            String reason,
            @Nullable String sameAs,
            double cpuSeconds) {
        this(searchId, candidateId, ticket, parentId, graph, test, anchor, figures, reason, sameAs, cpuSeconds, null);
    }

    public CandidateRejected {
        figures = Map.copyOf(figures);
    }
}
