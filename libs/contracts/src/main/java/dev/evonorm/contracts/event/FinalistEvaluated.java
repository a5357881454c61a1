package dev.evonorm.contracts.event;

import java.util.Map;

/**
 * A finalist was trained at the larger scale and judged on the untouched test images.
 *
 * @param accuracies test accuracy by anchor
 * @param figures anything else measured, such as {@code cpuSeconds}
 */
public record FinalistEvaluated(
        String searchId, String candidateId, Map<String, Double> accuracies, Map<String, Double> figures)
        implements Event {
    public FinalistEvaluated {
        accuracies = Map.copyOf(accuracies);
        figures = Map.copyOf(figures);
    }
}
