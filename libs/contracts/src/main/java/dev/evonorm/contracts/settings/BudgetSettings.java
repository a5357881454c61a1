package dev.evonorm.contracts.settings;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * When the search stops issuing tickets and goes on to its finalists: whichever comes first.
 *
 * @param time time that the search has run, pauses not counted
 * @param candidates scored candidates
 */
public record BudgetSettings(@Nullable Duration time, @Nullable Long candidates) {
    public BudgetSettings {
        if (time == null && candidates == null) {
            throw new IllegalArgumentException("budget names neither time nor candidates; name at least one");
        }
        if (time != null) {
            Check.positive("budget.time", time);
        }
        if (candidates != null) {
            Check.between("budget.candidates", candidates, 1, 1e9);
        }
    }
}
