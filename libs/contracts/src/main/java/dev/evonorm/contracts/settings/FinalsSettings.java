package dev.evonorm.contracts.settings;

import java.util.List;

/**
 * The re-ranking after the search.
 *
 * @param finalists how many of the best are re-ranked (paper: 10)
 * @param podium how many of those are named (paper: 3)
 * @param references catalogue layers evaluated in the same way, outside the ranking
 * @param anchors the networks
 * @param training the longer training at a larger scale, judged on the untouched test images
 */
public record FinalsSettings(
        int finalists, int podium, List<String> references, List<String> anchors, TrainingSettings training) {
    public FinalsSettings {
        references = List.copyOf(references);
        anchors = List.copyOf(anchors);
        Check.between("finals.finalists", finalists, 0, 1000);
        Check.between("finals.podium", podium, 0, 1000);
        Check.someNames("finals.anchors", anchors);
        Check.names("finals.references", references);
    }
}
