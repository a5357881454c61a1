package dev.evonorm.study.evolution;

import dev.evonorm.contracts.settings.SearchSettings;

/**
 * One search of a race: a side at one seed.
 *
 * @param side what it stands for, such as {@code evolution}
 * @param settings of the search, with its seed
 */
public record Contender(String side, SearchSettings settings) {
    /** As in {@code evolution-1}. */
    String name() {
        return side + "-" + settings.seed();
    }
}
