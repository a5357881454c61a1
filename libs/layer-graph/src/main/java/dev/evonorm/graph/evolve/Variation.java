package dev.evonorm.graph.evolve;

/**
 * How an offspring departs from its parent.
 *
 * @param mutations mutations in a row; 0 leaves the parent as it is (recalled from the paper's appendix: 2)
 * @param randomProbability chance that a random graph takes the offspring's place (recalled: 0.5)
 * @param distinct whether a mutant that is its parent again, dead nodes aside, is mutated further (ours). In a small layer
 *     most mutations touch dead nodes alone; such copies cost nothing where verdicts are reused, and soon fill a
 *     population
 */
public record Variation(int mutations, double randomProbability, boolean distinct) {
    public Variation {
        if (mutations < 0) {
            throw new IllegalArgumentException("mutations is %d; it must be at least 0".formatted(mutations));
        }
        if (!(randomProbability >= 0 && randomProbability <= 1)) {
            throw new IllegalArgumentException(
                    "randomProbability is %s; it must lie between 0 and 1".formatted(randomProbability));
        }
    }
}
