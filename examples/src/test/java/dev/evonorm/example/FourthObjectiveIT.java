package dev.evonorm.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.TournamentWon;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.status.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The example joins a search on the three anchors while that runs, both as processes, as docs/plug-in-a-task.md tells. Needs
 * the services and the example packaged: {@code mvn verify} does that before.
 */
class FourthObjectiveIT {
    private static final ObjectMapper JSON = Json.mapper();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<String> ANCHORS = List.of("resnet50", "mobilenetv2", "efficientnetb0");
    private static final String COST = "training-cost";
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Every tournament samples the whole population, so that its front can be computed again. */
    private static final String PROFILE =
            """
            objectives: [resnet50, mobilenetv2, efficientnetb0, {name: training-cost, better: lower, unit: ms}]
            budget: {candidates: 5}
            population: {initialSize: 2, tournamentFraction: 1}
            ticketsInFlight: 2
            references: []
            rejection:
              quality: {threshold: 0, training: {steps: 2, batch: 8}}
              stability: {steps: 2, batch: 4}
            scoring: {steps: 5, batch: 8}
            finals: {finalists: 0}
            """;

    @TempDir
    Path folder;

    private List<Event> events() {
        Path journal = folder.resolve("runs/four/events.jsonl");
        List<Event> events = new ArrayList<>();
        try {
            if (Files.exists(journal)) {
                String text = Files.readString(journal);
                for (String line :
                        text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                    events.add(JSON.readValue(line, JournalEntry.class).event());
                }
            }
            return events;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long scores(Set<String> tasks) {
        return events().stream()
                .filter(event -> event instanceof CandidateScored scored && tasks.contains(scored.task()))
                .count();
    }

    private String kafka() throws IOException {
        return JSON.readTree(folder.resolve("runs/four/stack/address.json").toFile())
                .get("kafka")
                .asText();
    }

    private Started search() throws IOException {
        Files.writeString(folder.resolve("four.yaml"), PROFILE);
        return Started.java(
                folder,
                "search",
                Map.of(),
                "-Devonorm.home=" + ROOT,
                "-jar",
                ROOT.resolve("cli/target/evonorm-cli.jar").toString(),
                "search",
                "--profile",
                "four.yaml",
                "--run",
                "four");
    }

    private Started costTask() throws IOException {
        return Started.java(
                folder,
                COST,
                Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka()),
                "-jar",
                ROOT.resolve("examples/java-task/target/quarkus-app/quarkus-run.jar")
                        .toString());
    }

    @Test
    void theCostTaskJoinsARunningSearchAndItsTournamentsKnowThatLowIsGood() throws Exception {
        try (Started search = search()) {
            await().atMost(PATIENCE)
                    .failFast(() -> assertThat(search.process().isAlive())
                            .as(search.said())
                            .isTrue())
                    .until(() -> scores(Set.copyOf(ANCHORS)) >= ANCHORS.size());
            assertThat(scores(Set.of(COST))).isZero();
            assertThat(events()).noneMatch(event -> event instanceof TournamentWon won && isCandidate(won.parentId()));

            try (Started task = costTask()) {
                assertThat(search.exitCode(PATIENCE))
                        .as(search.said() + task.said())
                        .isZero();
            }
            assertThat(search.said()).contains("training-cost [ms]");
        }
        assertThat(tournamentsOnTheFront()).isPositive();
    }

    private static boolean isCandidate(String parent) {
        return parent != null && parent.startsWith("four-");
    }

    /** Counts the journal again; how many tournaments there were, each won by a member that no other dominates. */
    private int tournamentsOnTheFront() {
        Front front = new Front(ANCHORS, List.of(COST));
        Map<String, Map<String, Double>> scores = new HashMap<>();
        Map<String, List<String>> waiting = new HashMap<>();
        int tournaments = 0;
        for (Event event : events()) {
            if (event instanceof CandidateAccepted accepted) {
                scores.computeIfAbsent(accepted.candidateId(), id -> new HashMap<>());
            } else if (event instanceof CandidateScored scored) {
                Map<String, Double> known = scores.computeIfAbsent(scored.candidateId(), id -> new HashMap<>());
                known.put(scored.task(), scored.score());
                if (known.size() == ANCHORS.size() + 1) {
                    front.join(scored.candidateId(), known);
                    waiting.getOrDefault(scored.candidateId(), List.of()).forEach(id -> front.join(id, known));
                }
            } else if (event instanceof CandidateRepeated repeated) {
                Map<String, Double> known = scores.getOrDefault(repeated.sameAs(), Map.of());
                if (known.size() == ANCHORS.size() + 1) {
                    front.join(repeated.candidateId(), known);
                } else {
                    waiting.computeIfAbsent(repeated.sameAs(), id -> new ArrayList<>())
                            .add(repeated.candidateId());
                }
            } else if (event instanceof TournamentWon won && isCandidate(won.parentId())) {
                tournaments++;
                assertThat(front.dominating(won.parentId()))
                        .as("better than %s, of %d", won.parentId(), front.size())
                        .isEmpty();
            }
        }
        return tournaments;
    }
}
