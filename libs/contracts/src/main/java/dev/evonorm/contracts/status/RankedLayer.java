package dev.evonorm.contracts.status;

import dev.evonorm.graph.LayerGraph;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A layer with what was measured of it.
 *
 * @param candidateId its id; for references see {@code name}
 * @param name the catalogue name of a reference, else null
 * @param ticket the ticket it came from, 0 for a reference
 * @param parentId the winner or catalogue layer it descends from, null for a random graph
 * @param sameAs the candidate whose scores it shares, else null
 * @param scores by objective
 * @param mean of the scores that are shares
 * @param finals test accuracy by anchor from the re-ranking, empty before
 * @param finalsMean mean of those, null before
 */
public record RankedLayer(
        String candidateId,
        @Nullable String name,
        long ticket,
        @Nullable String parentId,
        @Nullable String sameAs,
        LayerGraph graph,
        Map<String, Double> scores,
        double mean,
        Map<String, Double> finals,
        @Nullable Double finalsMean) {
    public RankedLayer {
        scores = Map.copyOf(scores);
        finals = Map.copyOf(finals);
    }
}
