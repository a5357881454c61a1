package dev.evonorm.infra;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class PromQueryTest {
    @Test
    void metrics_are_found_with_the_labels_that_select_them() {
        PromQuery query =
                PromQuery.parse("sum by (a, b) (rate(x_total{c=\"}by (z)\", d=~\"$v\"}[5m])) / on () y > 0.5");

        assertThat(query.metrics()).isEqualTo(Map.of("x_total", Set.of("c", "d"), "y", Set.of()));
        assertThat(query.grouping()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void a_misspelt_function_does_not_go_unseen() {
        assertThat(PromQuery.parse("summ(x)").metrics()).containsOnlyKeys("summ", "x");
    }
}
