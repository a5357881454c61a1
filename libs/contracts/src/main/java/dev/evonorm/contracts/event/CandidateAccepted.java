package dev.evonorm.contracts.event;

import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A proposal passed all tests, or a reference layer is to be scored beside them. Every evaluation task gets it.
 *
 * @param ticket the ticket, or 0 for a reference
 * @param reference the catalogue name of a reference layer, else null
 * @param figures what the tests measured, such as {@code quality.resnet50}
 * @param scoring how the anchors train it; other tasks may ignore that
 * @param cpuSeconds what the decision cost
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
        double cpuSeconds)
        implements Event {
    public CandidateAccepted {
        figures = Map.copyOf(figures);
    }
}
