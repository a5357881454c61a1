package dev.evonorm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.stack.EmbeddedKafka;
import dev.evonorm.stack.FreePorts;
import dev.evonorm.testkit.Wire;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Candidates that end their worker whenever they are evaluated, by a write of native code to nowhere or by taking all of its
 * memory: the worker is the packaged trainer, as a process that {@code evonorm search} keeps.
 *
 * <p>{@code -Devonorm.crash.deliveries=3} for as many deliveries as by default; each costs some ten seconds a candidate, since
 * the dead keep their partitions until their sessions lapse.
 */
class WorkerCrashIT {
    private static final Duration SEARCH = Duration.ofMinutes(4);
    private static final int DELIVERIES = Integer.getInteger("evonorm.crash.deliveries", 1);
    private static final String REASON =
            "delivered %d times without an answer; its workers ended or overran their locks".formatted(DELIVERIES);

    @TempDir
    Path folder;

    @Test
    void a_candidate_that_ends_its_worker_each_time_has_failed_and_the_search_goes_on_with_others() throws Exception {
        Files.writeString(
                folder.resolve("crashing.yaml"),
                """
                seed: 1
                budget: {candidates: 6}
                population: {initialSize: 12}
                ticketsInFlight: 8
                objectives: [sim]
                references: []
                rejection: {anchors: []}
                finals: {finalists: 0, references: []}
                """);
        Map<String, String> faults = Map.of(
                "EVONORM_TRAINER_SIMULATED_TASKS", "sim",
                "EVONORM_TRAINER_SIMULATED_DURATION", "PT0.1S",
                "EVONORM_TRAINER_SIMULATED_CRASH_RATE", "0.12",
                "EVONORM_TRAINER_SIMULATED_EXHAUSTION_RATE", "0.015",
                "EVONORM_QUEUE_DELIVERIES", Integer.toString(DELIVERIES));
        try (SearchProcess search =
                new SearchProcess(folder, faults, "--run", "t", "--profile", "crashing.yaml", "--trainers", "1")) {
            assertThat(search.exitCode(SEARCH)).as(search.shown()).isZero();
            assertThat(search.shown())
                    .contains("trainer-1 ended with status 134 (native code crashed")
                    .contains("trainer-1 ended with status 3 (its heap was full)");
        }
        Map<String, String> failed = failed();
        assertThat(failed).hasSizeGreaterThanOrEqualTo(2);
        assertThat(failed.values()).containsOnly(REASON);
        assertThat(ids("CandidateScored")).hasSizeGreaterThanOrEqualTo(6).doesNotContainAnyElementsOf(failed.keySet());
        assertThat(deadLetters()).isEqualTo(failed);
        assertThat(reportsIn(folder.resolve("runs/t/stack/logs"))).isNotEmpty();
        assertThat(reportsIn(folder)).isEmpty();
    }

    private Map<String, String> failed() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (JsonNode event : events("CandidateFailed")) {
            reasons.put(event.get("candidateId").asText(), event.get("reason").asText());
        }
        return reasons;
    }

    private Set<String> ids(String type) throws IOException {
        Set<String> ids = new TreeSet<>();
        events(type).forEach(event -> ids.add(event.get("candidateId").asText()));
        return ids;
    }

    private List<JsonNode> events(String type) throws IOException {
        return Files.readAllLines(folder.resolve("runs/t/events.jsonl")).stream()
                .map(WorkerCrashIT::event)
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    private static JsonNode event(String line) {
        try {
            return Json.mapper().readTree(line).get("event");
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    /** The reasons of the dead letters by candidate, from the broker's folder as the search left it. */
    private Map<String, String> deadLetters() throws Exception {
        List<Integer> ports = FreePorts.take(2);
        try (EmbeddedKafka broker = EmbeddedKafka.start(
                        folder.resolve("runs/t/stack/kafka").toAbsolutePath(), ports.get(0), ports.get(1));
                Wire wire = new Wire(broker.bootstrapServers())) {
            Map<String, String> reasons = new TreeMap<>();
            for (ConsumerRecord<String, String> letter :
                    wire.records(Topics.deadLetters(Topics.ACCEPTED, Topics.taskGroup("sim")))) {
                reasons.put(
                        Json.mapper()
                                .readTree(letter.value())
                                .get("candidateId")
                                .asText(),
                        new String(
                                letter.headers()
                                        .lastHeader("dead-letter-reason")
                                        .value(),
                                StandardCharsets.UTF_8));
            }
            return reasons;
        }
    }

    /** What Java says of its own crash. */
    private static List<Path> reportsIn(Path place) throws IOException {
        try (var files = Files.list(place)) {
            return files.filter(file -> file.getFileName().toString().matches(".*-crash-.*|hs_err.*|core.*"))
                    .toList();
        }
    }
}
