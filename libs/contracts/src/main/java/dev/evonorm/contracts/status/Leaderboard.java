package dev.evonorm.contracts.status;

import java.util.List;

/**
 * The answer to {@code GET /searches/ID/layers?limit=N}.
 *
 * @param top the best distinct layers by mean score, best first (layers that repeat a function are left out)
 * @param references the catalogue layers scored in the same way
 * @param podium the finalists by mean test accuracy, best first; references of the finals come with a name
 */
public record Leaderboard(List<RankedLayer> top, List<RankedLayer> references, List<RankedLayer> podium) {
    public Leaderboard {
        top = List.copyOf(top);
        references = List.copyOf(references);
        podium = List.copyOf(podium);
    }
}
