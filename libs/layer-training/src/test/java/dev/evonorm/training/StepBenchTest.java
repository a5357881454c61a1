package dev.evonorm.training;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.training.StepBench.Case;
import dev.evonorm.training.StepBench.Cost;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

final class StepBenchTest {
    private static final Case CASE = new Case(ToySettings.layer("evonorm-b0"), Anchor.RESNET50, Scale.TINY, 4);

    private final List<String> said = new ArrayList<>();

    @Test
    void every_kind_of_step_is_timed_and_more_is_run_with_a_layer_than_without() throws InterruptedException {
        Map<StepKind, Cost> costs =
                new StepBench(ToySettings.THREADS).run(CASE, List.of(StepKind.values()), 3, false, said::add);

        assertThat(costs).containsOnlyKeys(StepKind.values());
        assertThat(costs.values()).allSatisfy(cost -> {
            assertThat(cost.wallMillis()).isPositive();
            assertThat(cost.peakBytes()).isEqualTo(-1);
            assertThat(cost.firstMillis()).isNaN();
        });
        assertThat(operations(costs, StepKind.BARE)).isLessThan(operations(costs, StepKind.FUSED));
        assertThat(operations(costs, StepKind.COMPILED)).isLessThan(operations(costs, StepKind.ASCENT));
        assertThat(said).contains("round 3 of 3");
    }

    @Test
    void a_process_of_its_own_tells_the_first_step_and_the_memory() throws InterruptedException {
        Map<StepKind, Cost> costs =
                new StepBench(ToySettings.THREADS).run(CASE, List.of(StepKind.FUSED), 1, true, said::add);

        Cost cost = costs.get(StepKind.FUSED);
        assertThat(cost.firstMillis()).isPositive();
        assertThat(cost.peakBytes()).isGreaterThan(50L << 20);
    }

    private static int operations(Map<StepKind, Cost> costs, StepKind kind) {
        return costs.get(kind).operations();
    }
}
