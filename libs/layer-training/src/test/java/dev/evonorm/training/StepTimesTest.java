package dev.evonorm.training;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class StepTimesTest {
    private final StepTimes times = new StepTimes();

    @Test
    void the_first_steps_do_not_count_and_the_median_of_the_others_is_their_middle() {
        add(900, 900, 3, 1, 2);
        assertThat(times.cpuMillis()).isEqualTo(2);
        assertThat(times.wallMillis()).isEqualTo(20);
        add(8);
        assertThat(times.cpuMillis()).isEqualTo(2.5);
    }

    private void add(double... millis) {
        for (double each : millis) {
            times.add(each, 10 * each);
        }
    }
}
