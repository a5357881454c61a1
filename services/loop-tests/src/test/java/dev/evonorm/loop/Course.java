package dev.evonorm.loop;

import dev.evonorm.contracts.status.Funnel;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.selector.SelectorDoor;
import dev.evonorm.service.Events;

import java.util.List;
import java.util.Map;

/**
 * What became of a search: its members in the order of their arrival, its archive, and all that was decided in the order of
 * deciding. Left out are the CPU time that verdicts cost, and the scores of references, which have no ticket and change nothing.
 */
record Course(Funnel funnel, Map<Integer, String> population, Leaderboard archive, List<String> journal) {
    static Course of(SelectorDoor selector, int deliveries) {
        System.getLogger(Course.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0} deliveries, {1}",
                        deliveries,
                        selector.status().funnel());
        return new Course(
                selector.status().funnel(),
                selector.population(),
                selector.archive(),
                selector.journal().stream()
                        .filter(event -> !event.candidateId().contains("-ref-"))
                        .map(event -> Events.encode(event).replaceAll("\"cpuSeconds\":[^,}]*", "\"cpuSeconds\":0"))
                        .toList());
    }
}
