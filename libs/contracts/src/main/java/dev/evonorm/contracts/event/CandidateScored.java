package dev.evonorm.contracts.event;

import java.util.Map;

/**
 * An evaluation task judged an accepted candidate.
 *
 * @param task the task's name; an anchor's id for the built-in ones
 * @param score as the task measures it, a cost as a cost: which scores are good, the search's objective says. For the
 *     anchors validation accuracy
 * @param figures anything else measured, such as {@code loss}, {@code cpuSeconds}
 */
public record CandidateScored(
        String searchId, String candidateId, String task, double score, Map<String, Double> figures) implements Event {
    public CandidateScored {
        figures = Map.copyOf(figures);
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException(
                    "score is " + score + "; it must be finite: publish CandidateFailed instead");
        }
    }
}
