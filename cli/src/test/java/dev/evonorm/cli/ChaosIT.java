package dev.evonorm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evonorm.contracts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A short storm over the whole command: every process is killed at least once, and the full check finds nothing. */
class ChaosIT {
    @TempDir
    Path folder;

    @Test
    void a_search_under_faults_ends_and_nothing_is_lost_or_counted_twice() throws Exception {
        Called called = Called.with("chaos", "--kills", "8", "--every", "2s", "--run", "c", "--runs", folder, "--json");

        assertThat(called.exitCode()).as(called.out() + called.err()).isZero();
        JsonNode report = Json.mapper().readTree(called.out());
        assertThat(report.path("violations")).isEmpty();
        assertThat(report.at("/status/state").asText()).isEqualTo("done");
        assertThat(report.at("/status/funnel/scored").asInt()).isPositive();
        assertThat(report.at("/damage/injected").asInt()).isGreaterThan(20);
        assertThat(report.at("/damage/repeated").asInt()).isPositive();
        assertThat(report.at("/damage/processes")).hasSize(7).allSatisfy(process -> {
            assertThat(process.path("kills").asInt()).as(process.toString()).isPositive();
            assertThat(process.path("worstSeconds").asDouble())
                    .as(process.toString())
                    .isPositive();
        });
    }
}
