package dev.evonorm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evonorm.contracts.json.Json;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

class BenchStepTest {
    private static final String[] SMALLEST = {
        "bench",
        "step",
        "--scale",
        "tiny",
        "--anchor",
        "resnet50",
        "--layer",
        "bn-relu",
        "--batch",
        "4",
        "--steps",
        "1",
        "--threads",
        "1",
        "--no-fresh"
    };

    @Test
    void ratios_and_figures_of_every_kind_of_step() throws Exception {
        String[] traced = Arrays.copyOf(SMALLEST, SMALLEST.length + 1);
        traced[SMALLEST.length] = "--profile";
        Called text = Called.with(traced);
        assertThat(text.exitCode()).isZero();
        assertThat(text.out())
                .contains(
                        "over fused",
                        "over literal",
                        "ascent over step",
                        "fused step traced",
                        "small",
                        "compiled",
                        "plain",
                        "bare",
                        "ratios are of CPU time");

        String[] json = Arrays.copyOf(SMALLEST, SMALLEST.length + 3);
        System.arraycopy(new String[] {"--kind", "compiled,fused", "--json"}, 0, json, SMALLEST.length, 3);
        JsonNode row =
                Json.mapper().readTree(Called.with(json).out()).path("rows").get(0);
        assertThat(row.path("costs").path("COMPILED").path("operations").asInt())
                .isPositive();
        assertThat(row.path("overFused").asDouble()).isPositive();
        assertThat(row.has("overPlain")).isFalse();
    }

    @Test
    void wrong_figures_are_refused_with_their_limits() {
        assertThat(Called.with("bench", "step", "--steps", "0").exitCode()).isEqualTo(2);
        assertThat(Called.with("bench", "step", "--batch", "5000").err()).contains("--batch is 5000", "1 and 4096");
        assertThat(Called.with("bench", "step", "--layer", "evonorm-b9").err()).contains("unknown layer 'evonorm-b9'");
    }
}
