package dev.evonorm.contracts.settings;

/**
 * How a tournament winner becomes a proposal.
 *
 * @param mutations mutations applied in a row (recalled: 2)
 * @param randomProbability chance that a new random graph replaces the offspring (recalled: 0.5)
 * @param distinct whether a mutant that is its parent again, dead nodes aside, is mutated further (ours)
 */
public record OffspringSettings(int mutations, double randomProbability, boolean distinct) {
    public OffspringSettings {
        Check.between("mutations", mutations, 1, 100);
        Check.between("randomProbability", randomProbability, 0, 1);
    }
}
