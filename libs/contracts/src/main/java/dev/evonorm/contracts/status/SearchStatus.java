package dev.evonorm.contracts.status;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * The answer to {@code GET /searches/ID}.
 *
 * @param reason why the search is paused or was stopped, else null
 * @param elapsed time that it has run, pauses not counted
 * @param inFlight open tickets
 * @param population members now
 * @param best the best mean of shares so far, null before the first
 * @param finalistsOpen finalists not yet evaluated
 */
public record SearchStatus(
        String searchId,
        SearchState state,
        @Nullable String reason,
        Duration elapsed,
        Funnel funnel,
        int inFlight,
        int population,
        @Nullable Double best,
        int finalistsOpen) {}
