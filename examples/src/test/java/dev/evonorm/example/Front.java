package dev.evonorm.example;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The population by its scores, and who of it is on the Pareto front: an independent word on the selector's tournament. */
final class Front {
    private final List<String> higher;
    private final List<String> lower;
    private final Map<String, Map<String, Double>> members = new LinkedHashMap<>();

    Front(List<String> higher, List<String> lower) {
        this.higher = higher;
        this.lower = lower;
    }

    void join(String id, Map<String, Double> scores) {
        members.put(id, scores);
    }

    int size() {
        return members.size();
    }

    /** The members that do better than that one somewhere and worse nowhere. */
    List<String> dominating(String id) {
        Map<String, Double> scores = members.get(id);
        List<String> dominating = new ArrayList<>();
        members.forEach((other, theirs) -> {
            if (better(theirs, scores) && !better(scores, theirs)) {
                dominating.add(other);
            }
        });
        return dominating;
    }

    /** Whether a is better than b in some objective. */
    private boolean better(Map<String, Double> a, Map<String, Double> b) {
        return higher.stream().anyMatch(name -> a.get(name) > b.get(name))
                || lower.stream().anyMatch(name -> a.get(name) < b.get(name));
    }
}
