package dev.evonorm.cli.chaos.check;

import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.RankedLayer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Funnel, ranking, finals and leaderboard are those of the replayed journal. */
final class ResultRule implements Rule {
    private static final String NAME = "result";
    private static final double TOLERANCE = 1e-12;
    private static final List<String> COUNTERS = List.of(
            "tickets",
            "dead",
            "repeated",
            "failedQuality",
            "failedStability",
            "failed",
            "accepted",
            "scored",
            "arrived");

    @Override
    public List<Violation> check(Evidence evidence, Replay replay) {
        List<Violation> violations = new ArrayList<>();
        StoredState store = evidence.store();
        for (String counter : COUNTERS) {
            long expected = replay.counter(counter);
            if (store.number(counter) != expected) {
                violations.add(new Violation(
                        NAME,
                        "the funnel's %s is %d, and by the journal %d"
                                .formatted(counter, store.number(counter), expected)));
            }
        }
        ranking(store, replay, violations);
        Map<String, String> named = new TreeMap<>();
        replay.finals().forEach((id, rank) -> named.put(id, Integer.toString(rank)));
        if (!named.equals(new TreeMap<>(store.finals()))) {
            violations.add(
                    new Violation(NAME, "finalists are %s, and by the journal %s".formatted(store.finals(), named)));
        }
        Leaderboard board = evidence.leaderboard();
        if (board != null) {
            List<String> top =
                    board.top().stream().map(RankedLayer::candidateId).toList();
            List<String> expected = replay.members().best(Math.max(1, top.size()));
            if (!top.equals(expected)) {
                violations.add(new Violation(
                        NAME, "the leaderboard shows %s, and by the journal %s".formatted(top, expected)));
            }
        }
        return violations;
    }

    private static void ranking(StoredState store, Replay replay, List<Violation> violations) {
        Map<String, Double> expected = replay.members().ranking();
        expected.forEach((id, mean) -> {
            Double stored = store.ranking().get(id);
            if (stored == null || Math.abs(stored + mean) > TOLERANCE) {
                violations.add(new Violation(
                        NAME, "%s is ranked by %s, and by the journal by %s".formatted(id, stored, -mean)));
            }
        });
        store.ranking().keySet().stream()
                .filter(id -> !expected.containsKey(id))
                .forEach(id -> violations.add(new Violation(NAME, id + " is ranked, and by the journal it is not")));
    }
}
