package dev.evonorm.contracts.event;

import dev.evonorm.contracts.settings.Name;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;

import java.util.List;

/**
 * A candidate is among the best and is to be re-ranked.
 *
 * @param rank by mean score, from 1; 0 for a reference layer
 */
public record FinalistNamed(
        String searchId,
        String candidateId,
        int rank,
        LayerGraph graph,
        List<String> anchors,
        TrainingSettings training)
        implements Event {
    public FinalistNamed {
        anchors = List.copyOf(anchors);
        Name.check("anchors", anchors);
    }
}
