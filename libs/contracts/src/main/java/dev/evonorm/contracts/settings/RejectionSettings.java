package dev.evonorm.contracts.settings;

import java.util.List;

/**
 * What a proposal must pass before it is scored.
 *
 * @param anchors the networks of both tests, cheapest first; the first failure rejects. With none the probe alone
 *     decides, as in load tests
 * @param probe whether the interpreter rejects dead graphs before any training (ours)
 * @param reuse whether a functionally equal layer reuses the verdict of an earlier one (ours)
 * @param quality the quality test; its data, scale and deadline hold for the stability test too
 * @param stability the stability test
 */
public record RejectionSettings(
        List<String> anchors, boolean probe, boolean reuse, QualitySettings quality, StabilitySettings stability) {
    public RejectionSettings {
        anchors = List.copyOf(anchors);
        Check.names("rejection.anchors", anchors);
    }

    /** The same tests with so many steps of the quality test's training. */
    public RejectionSettings withSteps(int steps) {
        return withTraining(quality.training().withSteps(steps));
    }

    /** The same tests with another training of the quality test. */
    public RejectionSettings withTraining(TrainingSettings training) {
        return new RejectionSettings(anchors, probe, reuse, quality.withTraining(training), stability);
    }
}
