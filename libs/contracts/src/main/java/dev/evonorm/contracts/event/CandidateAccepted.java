package dev.evonorm.contracts.event;

import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A proposal passed all tests, or a reference layer is to be scored beside them. Every evaluation task gets it, and passes
 * over it unless it is {@linkplain #asks asked}.
 *
 * @param ticket the ticket, or 0 for a reference
 * @param reference the catalogue name of a reference layer, else null
 * @param figures what the tests measured, such as {@code quality.resnet50}
 * @param scoring how the anchors train it; other tasks may ignore that
 * @param objectives the tasks whose scores the search waits for
 * @param cpuSeconds what the decision cost
 * @param function the fingerprint of what the layer computes, where it was taken: equal functions, equal fingerprints
 */
public record CandidateAccepted(
        String searchId,
        String candidateId,
        long ticket,
        @Nullable String parentId,
        @Nullable String reference,
        LayerGraph graph,
        Map<String, Double> figures,
        TrainingSettings scoring,
        List<String> objectives,
        double cpuSeconds,
        @Nullable String function)
        implements Event {
    /** Without a fingerprint, as of a reference. */
    public CandidateAccepted(
            String searchId,
            String candidateId,
            long ticket,
            @Nullable String parentId,
            @Nullable String reference,
            LayerGraph graph,
            Map<String, Double> figures,
            TrainingSettings scoring,
            List<String> objectives,
            double cpuSeconds) {
        this(searchId, candidateId, ticket, parentId, reference, graph, figures, scoring, objectives, cpuSeconds, null);
    }

    public CandidateAccepted {
        figures = Map.copyOf(figures);
        objectives = LeftOut.objectives(objectives);
    }

    /** Whether the search waits for that task's score; one that names no objectives takes any. */
    public boolean asks(String task) {
        return objectives.isEmpty() || objectives.contains(task);
    }
}
