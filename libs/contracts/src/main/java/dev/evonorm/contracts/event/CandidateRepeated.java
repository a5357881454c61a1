package dev.evonorm.contracts.event;

import dev.evonorm.graph.LayerGraph;
import org.jspecify.annotations.Nullable;

/** A proposal computes the same function as an earlier accepted candidate; it joins with that one's scores. */
public record CandidateRepeated(
        String searchId,
        String candidateId,
        long ticket,
        @Nullable String parentId,
        LayerGraph graph,
        String sameAs,
        double cpuSeconds,
        @Nullable String function)
        implements Event {
    /** Without a fingerprint. */
    public CandidateRepeated(
            String searchId,
            String candidateId,
            long ticket,
            @Nullable String parentId,
            LayerGraph graph,
            String sameAs,
            double cpuSeconds) {
        this(searchId, candidateId, ticket, parentId, graph, sameAs, cpuSeconds, null);
    }
}
