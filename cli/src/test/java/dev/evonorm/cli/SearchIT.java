package dev.evonorm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole command with nothing replaced: broker, Redis and the five packaged services as child processes, TensorFlow, and
 * the smallest search that takes every step, a batch-independent one. Needs the services packaged: {@code mvn verify} does that before.
 */
class SearchIT {
    private static final Duration SEARCH = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(15);
    /** Without a parent all end at once, the broker before those that still talk to it: they give up on it in the end. */
    private static final Duration WITHOUT_PARENT = Duration.ofSeconds(45);

    /** From the call of {@code --resume} after kill -9 of all processes until the selector has its state and goes on. */
    private static final Duration GOES_ON = Duration.ofSeconds(30);

    private static final JsonSchema EVENTS = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(Topics.class.getResourceAsStream("/dev/evonorm/contracts/events.schema.json"));

    @TempDir
    Path folder;

    @BeforeEach
    void writeProfile() throws IOException {
        Smallest.writeInto(folder);
        Files.writeString(
                folder.resolve(Smallest.PROFILE), "space: {batchAggregations: false}\n", StandardOpenOption.APPEND);
    }

    private SearchProcess search(String... more) throws IOException {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--run";
        arguments[1] = "t";
        System.arraycopy(more, 0, arguments, 2, more.length);
        return new SearchProcess(folder, arguments);
    }

    private List<String> tickets() throws IOException {
        return Files.readAllLines(folder.resolve("runs/t/candidates.csv")).stream()
                .skip(1)
                .map(row -> row.substring(0, row.indexOf(',')))
                .toList();
    }

    private List<String> journalIds() throws IOException {
        return Files.readAllLines(folder.resolve("runs/t/events.jsonl")).stream()
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    private List<JsonNode> events() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("runs/t/events.jsonl"))) {
            events.add(Json.mapper().readTree(line).get("event"));
        }
        return events;
    }

    /** Of all tickets that were decided; references have none. */
    private List<String> proposedGraphs() throws IOException {
        return events().stream()
                .filter(event -> event.path("ticket").asLong() > 0 && event.has("graph"))
                .map(event -> event.get("graph").toString())
                .toList();
    }

    @Test
    void a_search_that_was_interrupted_and_then_killed_goes_on_and_loses_nothing() throws Exception {
        try (SearchProcess first = search("--profile", Smallest.PROFILE, "--budget", "6")) {
            first.awaitLine("accepted t-");
            int expected = first.interrupt();
            assertThat(first.exitCode(STOP)).isEqualTo(expected);
            assertThat(first.left(Duration.ofSeconds(2))).isEmpty();
            assertThat(first.shown()).contains("go on with 'evonorm search --resume --run t'");
        }
        try (SearchProcess second = search("--resume")) {
            second.awaitLine("scored");
            second.kill();
            assertThat(second.left(WITHOUT_PARENT)).isEmpty();
        }
        try (SearchProcess third = search("--resume")) {
            third.awaitLine("resuming t");
            third.awaitLine("accepted ");
            third.killAll();
        }
        Instant resumed = Instant.now();
        try (SearchProcess fourth = search("--resume")) {
            fourth.awaitLine(" in flight ");
            assertThat(Instant.now()).isBefore(resumed.plus(GOES_ON));
            assertThat(fourth.exitCode(SEARCH)).as(fourth.shown()).isZero();
            assertThat(fourth.printed()).contains("the best by validation accuracy", "the finalists again");
        }
        Called check = Called.with("chaos", "--check", "t", "--runs", folder.resolve("runs"));
        assertThat(check.exitCode()).as(check.out()).isZero();
        assertThat(tickets()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(journalIds()).doesNotHaveDuplicates();
        for (JsonNode event : events()) {
            assertThat(EVENTS.validate(event)).as(event.toString()).isEmpty();
        }
        assertThat(proposedGraphs()).isNotEmpty().noneMatch(graph -> graph.contains("bwh"));
    }
}
