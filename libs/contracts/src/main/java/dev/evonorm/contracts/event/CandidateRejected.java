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
        double cpuSeconds)
        implements Event {
    public CandidateRejected {
        figures = Map.copyOf(figures);
    }
}
