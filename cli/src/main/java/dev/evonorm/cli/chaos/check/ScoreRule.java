package dev.evonorm.cli.chaos.check;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.status.JournalEntry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every accepted candidate was scored exactly once by every objective, counted from the journal alone; one that failed in a
 * task needs no more scores.
 */
final class ScoreRule implements Rule {
    private static final String NAME = "scores";

    @Override
    public List<Violation> check(Evidence evidence, Replay replay) {
        Map<String, Map<String, Integer>> scores = new HashMap<>();
        Set<String> failed = new HashSet<>();
        List<String> accepted = new ArrayList<>();
        for (JournalEntry entry : evidence.journal()) {
            Event event = entry.event();
            if (event instanceof CandidateAccepted) {
                accepted.add(event.candidateId());
            } else if (event instanceof CandidateScored scored) {
                scores.computeIfAbsent(scored.candidateId(), id -> new HashMap<>())
                        .merge(scored.task(), 1, Integer::sum);
            } else if (event instanceof CandidateFailed) {
                failed.add(event.candidateId());
            }
        }
        List<Violation> violations = new ArrayList<>();
        for (String id : accepted) {
            for (String task : evidence.settings().objectives().names()) {
                int count = scores.getOrDefault(id, Map.of()).getOrDefault(task, 0);
                if (count > 1 || count == 0 && !failed.contains(id)) {
                    violations.add(new Violation(
                            NAME, "%s was accepted and %s scored it %d times".formatted(id, task, count)));
                }
            }
        }
        return violations;
    }
}
