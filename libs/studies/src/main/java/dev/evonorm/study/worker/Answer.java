package dev.evonorm.study.worker;

import dev.evonorm.training.Measurement;

import java.util.List;
import java.util.Optional;

/**
 * What came of a job.
 *
 * @param measurements in the order in which they were made
 * @param crash why the worker died over it, else empty
 */
public record Answer(List<Measurement> measurements, String crash) {
    /** Nothing was asked. */
    public static final Answer NONE = new Answer(List.of(), "");

    public Answer {
        measurements = List.copyOf(measurements);
    }

    /** The measurement by that test on that anchor, if it was made. */
    public Optional<Measurement> of(String test, String anchor) {
        return measurements.stream()
                .filter(made -> made.test().equals(test) && made.anchor().equals(anchor))
                .findFirst();
    }
}
