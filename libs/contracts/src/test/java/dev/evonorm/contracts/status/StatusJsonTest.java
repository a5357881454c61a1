package dev.evonorm.contracts.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evonorm.contracts.Samples;
import dev.evonorm.contracts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class StatusJsonTest {
    static Stream<Object> answers() {
        RankedLayer layer = new RankedLayer(
                "demo-00042",
                "gn-relu",
                42,
                "bn-relu",
                "demo-00003",
                Samples.GRAPH,
                Map.of("resnet50", 0.25),
                0.25,
                Map.of("resnet50", 0.5),
                0.5);
        Funnel funnel = new Funnel(100, 50, 20, 10, 5, 1, 14, 12);
        return Stream.of(
                layer,
                funnel,
                new Leaderboard(List.of(layer), List.of(layer), List.of()),
                new JournalEntry(
                        "17-0",
                        Instant.parse("2026-01-02T03:04:05Z"),
                        Samples.events().get(0)),
                new SearchStatus(
                        "demo", SearchState.PAUSED, "on request", Duration.ofSeconds(61), funnel, 4, 12, 0.31, 2),
                new SearchStatus("demo", SearchState.RUNNING, null, Duration.ZERO, funnel, 0, 0, null, 0));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyAnswerReadsBackAsItWas(Object answer) throws JsonProcessingException {
        String json = Json.mapper().writeValueAsString(answer);

        assertThat(Json.mapper().readValue(json, answer.getClass())).isEqualTo(answer);
    }

    @Test
    void onlyDoneAndStoppedAreTheEnd() {
        assertThat(Arrays.stream(SearchState.values()).filter(SearchState::ended))
                .containsExactly(SearchState.DONE, SearchState.STOPPED);
    }
}
