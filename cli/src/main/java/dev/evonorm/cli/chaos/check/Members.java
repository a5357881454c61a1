package dev.evonorm.cli.chaos.check;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The population by arrival, of which the oldest leave, and the ranking of all distinct ones that ever joined. */
final class Members {
    /** A member and its scores in the order of the objectives. */
    record Member(String id, List<Double> scores) {}

    private final int window;
    private final SortedMap<Long, Member> population = new TreeMap<>();
    private final Map<String, Double> ranking = new HashMap<>();
    private long arrived;

    Members(int window) {
        this.window = window;
    }

    /** @param distinct whether it is ranked, by its mean */
    void join(String id, List<Double> scores, double mean, boolean distinct) {
        arrived++;
        population.put(arrived, new Member(id, scores));
        if (population.size() > window) {
            population.remove(population.firstKey());
        }
        if (distinct) {
            ranking.put(id, mean);
        }
    }

    boolean holds(String id) {
        return population.values().stream().anyMatch(member -> member.id().equals(id));
    }

    /** The ids with the highest means; of equals, the lower id. */
    List<String> best(int most) {
        Comparator<Map.Entry<String, Double>> order = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return ranking.entrySet().stream()
                .sorted(order.thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    long arrived() {
        return arrived;
    }

    SortedMap<Long, Member> population() {
        return population;
    }

    Map<String, Double> ranking() {
        return ranking;
    }
}
