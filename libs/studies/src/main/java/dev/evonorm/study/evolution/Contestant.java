package dev.evonorm.study.evolution;

import java.util.List;

/**
 * A member of the population, as a tournament sees it.
 *
 * @param scores in the order of the objectives
 */
public record Contestant(String id, List<Double> scores) {
    public Contestant {
        scores = List.copyOf(scores);
    }
}
