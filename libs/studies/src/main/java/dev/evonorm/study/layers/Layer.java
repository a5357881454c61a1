package dev.evonorm.study.layers;

import java.util.Map;

/**
 * A layer with its accuracies by anchor. What could not be trained to the end, since it is dead or diverged, stands at chance; an anchor is
 * missing where nothing was decided (a missed deadline, a crash).
 *
 * @param how it came by them
 */
record Layer(String id, String formula, boolean reference, How how, Map<String, Double> accuracy) {
    /** How a result came about. */
    enum How {
        DEAD,
        REPEATED,
        TRAINED
    }

    /** Whether it is decided on all of so many anchors. */
    boolean complete(int anchors) {
        return accuracy.size() == anchors;
    }

    double on(String anchor) {
        return accuracy.getOrDefault(anchor, Double.NaN);
    }

    double mean() {
        return accuracy.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }
}
