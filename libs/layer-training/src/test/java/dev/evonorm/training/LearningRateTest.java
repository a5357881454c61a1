package dev.evonorm.training;

import dev.evonorm.contracts.settings.Schedule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LearningRateTest {
    @Test
    void aConstantRateStays() {
        assertThat(LearningRate.at(Schedule.CONSTANT, 0.1, 77, 100)).isEqualTo(0.1);
    }

    @Test
    void aCosineGoesFromTheStartOverHalfToNearlyZero() {
        assertThat(LearningRate.at(Schedule.COSINE, 0.1, 0, 100)).isEqualTo(0.1);
        assertThat(LearningRate.at(Schedule.COSINE, 0.1, 50, 100)).isCloseTo(0.05, within(1e-12));
        assertThat(LearningRate.at(Schedule.COSINE, 0.1, 99, 100)).isBetween(0.0, 1e-4);
    }
}
