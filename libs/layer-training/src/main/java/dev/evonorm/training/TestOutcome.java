package dev.evonorm.training;

/** What one test says of a layer on one anchor. */
sealed interface TestOutcome {
    /** What was measured: an accuracy or a norm; NaN where it came to none. */
    double figure();

    record Passed(double figure) implements TestOutcome {}

    record Failed(double figure, String reason) implements TestOutcome {}

    /** The deadline passed before the test decided. */
    record Late(double figure, String reason) implements TestOutcome {}
}
