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
        double cpuSeconds)
        implements Event {}
