package dev.evonorm.training.compile;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EffortTest {
    @ParameterizedTest(name = "{0} images of {1}×{1}, {2} steps: {3}")
    @CsvSource({
        "16, 16, 1000, NONE",
        "64, 16, 1000, RULES",
        "128, 16, 1000, RULES",
        "64, 24, 1000, LOOPS",
        "128, 24, 1000, LOOPS",
        "128, 24, 12, RULES",
        "128, 24, 13, LOOPS",
        "144, 16, 1000, RULES",
        "16, 24, 99, RULES",
        "16, 24, 100, LOOPS"
    })
    void it_is_what_the_steps_pay_back(int images, int side, int steps, Effort effort) {
        assertThat(Effort.of(images, side, steps)).isEqualTo(effort);
    }
}
