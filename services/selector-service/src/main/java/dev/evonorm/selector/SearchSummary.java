package dev.evonorm.selector;

import dev.evonorm.contracts.status.SearchState;

/** One line of {@code GET /searches}. */
record SearchSummary(String searchId, SearchState state) {}
