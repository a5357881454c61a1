package dev.evonorm.example.cost;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StepCostTest {
    private static final long MILLI = 1_000_000;

    private long cpu;
    private final StepCost cost = new StepCost(8, () -> cpu);

    private void steps(int from, int to, double millis) {
        for (int step = from; step <= to; step++) {
            cpu += (long) (millis * MILLI);
            cost.step(step, cost.steps(), 2.3);
        }
    }

    @Test
    void theStepsInWhichAllIsPreparedDoNotCount() {
        steps(1, 6, 900);
        steps(7, cost.steps(), 31.5);

        assertThat(cost.isComplete()).isTrue();
        assertThat(cost.millis()).isCloseTo(31.5, within(1e-9));
    }

    @Test
    void aBurstOfSomethingElseDoesNotCount() {
        steps(1, 20, 30);
        cpu += 5_000 * MILLI;
        steps(21, cost.steps(), 30);

        assertThat(cost.millis()).isCloseTo(30, within(1e-9));
    }

    @Test
    void aTrainingThatEndsEarlyHasNoCost() {
        steps(1, cost.steps() - 1, 30);

        assertThat(cost.isComplete()).isFalse();
    }
}
