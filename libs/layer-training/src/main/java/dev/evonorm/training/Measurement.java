package dev.evonorm.training;

/**
 * One test of one layer on one anchor.
 *
 * @param test {@code quality} or {@code stability}
 * @param anchor its id
 * @param figure what was measured: an accuracy or the worst norm; NaN where it came to none
 * @param reason why it did not pass, else empty
 * @param cpuSeconds of the whole process meanwhile: with several tests at a time each counts the others as well
 */
public record Measurement(
        String test, String anchor, Outcome outcome, double figure, String reason, double cpuSeconds) {
    /** How a test ended; {@code LATE}: the deadline passed before it decided. */
    public enum Outcome {
        PASSED,
        FAILED,
        LATE
    }

    static Measurement of(String test, Anchor anchor, TestOutcome ended, double cpuSeconds) {
        if (ended instanceof TestOutcome.Failed failed) {
            return new Measurement(test, anchor.id(), Outcome.FAILED, failed.figure(), failed.reason(), cpuSeconds);
        }
        if (ended instanceof TestOutcome.Late late) {
            return new Measurement(test, anchor.id(), Outcome.LATE, late.figure(), late.reason(), cpuSeconds);
        }
        return new Measurement(test, anchor.id(), Outcome.PASSED, ended.figure(), "", cpuSeconds);
    }

    public boolean passed() {
        return outcome == Outcome.PASSED;
    }
}
