package dev.evonorm.cli.stack;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetricsTest {
    private static final String TEXT =
            """
            # HELP evonorm_test_seconds Seconds that a test or a training took
            # TYPE evonorm_test_seconds histogram
            evonorm_test_seconds_bucket{anchor="a",test="train",le="0.01"} 2.0
            evonorm_test_seconds_count{anchor="a",test="train"} 3.0
            evonorm_test_seconds_count{anchor="b",test="train"} 4.0
            evonorm_worker_slots 1.5E1
            """;

    @Test
    void aMetricIsAddedUpOverItsLabels() {
        assertThat(Metrics.sumOf(TEXT, "evonorm_test_seconds_count")).isEqualTo(7);
        assertThat(Metrics.sumOf(TEXT, "evonorm_worker_slots")).isEqualTo(15);
    }

    @Test
    void aMetricThatHasNoValueYetIsNothing() {
        assertThat(Metrics.sumOf(TEXT, "evonorm_unknown")).isZero();
    }
}
