package dev.evonorm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evonorm.contracts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** A search whose only task nobody runs but the trainers that join it. */
class TrainerJoinIT {
    private static final Duration SEARCH = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    @Test
    void a_trainer_joins_a_running_search_scores_leaves_and_loses_nothing() throws Exception {
        Files.writeString(
                folder.resolve("pretended.yaml"),
                """
                budget: {candidates: 8}
                population: {initialSize: 4}
                ticketsInFlight: 4
                objectives: [pretended]
                references: []
                rejection: {anchors: []}
                finals: {finalists: 0, references: []}
                """);
        try (SearchProcess search = new SearchProcess(folder, "--run", "t", "--profile", "pretended.yaml")) {
            search.awaitLine("accepted t-");
            try (SearchProcess first = trainer()) {
                search.awaitLine("best so far");
                int expected = first.interrupt();
                assertThat(first.exitCode(STOP)).as(first.shown()).isEqualTo(expected);
                assertThat(first.left(Duration.ofSeconds(2))).isEmpty();
                assertThat(first.shown()).contains("handed back");
            }
            try (SearchProcess second = trainer()) {
                assertThat(search.exitCode(SEARCH)).as(search.shown()).isZero();
                assertThat(second.exitCode(STOP)).as(second.shown()).isZero();
                assertThat(second.printed()).contains("candidates trained");
            }
        }
        assertThat(ids("CandidateAccepted")).hasSizeGreaterThanOrEqualTo(8).isEqualTo(ids("CandidateScored"));
        assertThat(folder.resolve("runs/t/stack/address.json")).doesNotExist();
    }

    private SearchProcess trainer() throws IOException {
        return SearchProcess.of("trainer", folder, "--join", "t", "--simulated", "pretended", "--duration", "1s");
    }

    private Set<String> ids(String type) throws IOException {
        Set<String> ids = new TreeSet<>();
        for (String line : Files.readAllLines(folder.resolve("runs/t/events.jsonl"))) {
            JsonNode event = Json.mapper().readTree(line).get("event");
            if (event.path("type").asText().equals(type)) {
                ids.add(event.get("candidateId").asText());
            }
        }
        return ids;
    }
}
