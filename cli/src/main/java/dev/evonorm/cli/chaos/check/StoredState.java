package dev.evonorm.cli.chaos.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What the selector's store holds of a search, as {@code search.lua} lists it.
 *
 * @param state the fields of the search's state
 * @param open candidates whose ticket is open
 * @param references that wait for scores
 * @param due what is still to be published
 * @param population members by arrival: {@code CANDIDATE SCORE SCORE ...}
 * @param ranking minus the mean, by candidate
 * @param finals rank by finalist
 * @param unranked finalists that wait for their evaluation
 * @param waiters candidates that others wait for
 * @param journal the ids of the journal's entries
 */
public record StoredState(
        Map<String, String> state,
        Set<String> open,
        Set<String> references,
        Set<String> due,
        SortedMap<Long, String> population,
        Map<String, Double> ranking,
        Map<String, String> finals,
        Set<String> unranked,
        Set<String> waiters,
        List<String> journal) {
    long number(String field) {
        return Long.parseLong(state.getOrDefault(field, "0"));
    }
}
