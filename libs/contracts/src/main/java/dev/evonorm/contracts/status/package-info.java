/**
 * What the selector's REST API answers: the state of a search, its leaderboard, its journal.
 * Start with {@link dev.evonorm.contracts.status.SearchStatus}. Nothing here may know how the state is kept.
 */
@NullMarked
package dev.evonorm.contracts.status;

import org.jspecify.annotations.NullMarked;
