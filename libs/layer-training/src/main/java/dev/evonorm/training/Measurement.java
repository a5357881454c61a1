package dev.evonorm.training;

import org.jspecify.annotations.Nullable;

/**
 * One test of one layer on one anchor.
 *
 * @param test {@code quality} or {@code stability}
 * @param anchor its id
 * @param figure what was measured: an accuracy or the worst norm; NaN where it came to none
 * @param reason why it did not pass, else empty
 * @param cpuSeconds of the whole process meanwhile: with several tests at a time each counts the others as well
 * @param early what was seen at the step at which the settings' rule of chance looks, or null: the test has none, or the
 *     training ended before
 */
public record Measurement(
        String test,
        String anchor,
        Outcome outcome,
        double figure,
        String reason,
        double cpuSeconds,
        @Nullable Early early) {
    /**
     * A training at the step at which the rule of chance looks.
     *
     * @param spread of the answers, as in {@link dev.evonorm.contracts.settings.ChanceSettings}
     * @param cpuSeconds up to there
     */
    public record Early(double spread, double cpuSeconds) {}

    /** How a test ended; {@code LATE}: the deadline passed before it decided. */
    public enum Outcome {
        PASSED,
        FAILED,
        LATE
    }

    /** Nothing was seen early. */
    public Measurement(String test, String anchor, Outcome outcome, double figure, String reason, double cpuSeconds) {
        this(test, anchor, outcome, figure, reason, cpuSeconds, null);
    }

    static Measurement of(String test, Anchor anchor, TestOutcome ended, double cpuSeconds, ChanceRule chance) {
        Early early = Double.isNaN(chance.spread()) ? null : new Early(chance.spread(), chance.cpuSeconds());
        String id = anchor.id();
        if (ended instanceof TestOutcome.Failed failed) {
            return new Measurement(test, id, Outcome.FAILED, failed.figure(), failed.reason(), cpuSeconds, early);
        }
        if (ended instanceof TestOutcome.Late late) {
            return new Measurement(test, id, Outcome.LATE, late.figure(), late.reason(), cpuSeconds, early);
        }
        return new Measurement(test, id, Outcome.PASSED, ended.figure(), "", cpuSeconds, early);
    }

    public boolean passed() {
        return outcome == Outcome.PASSED;
    }
}
