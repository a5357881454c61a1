package dev.evonorm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evonorm.contracts.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run as it was recorded: 22 tickets by several workers, 15 of them drawn by tournaments on five objectives, of one of
 * which low is good.
 */
class ReplayCommandTest {
    private static final String RUN = "four";

    @TempDir
    Path runs;

    @BeforeEach
    void copyTheRun() throws IOException {
        Files.createDirectories(runs.resolve(RUN));
        for (String file : List.of("config.yaml", "events.jsonl", "leaderboard.json")) {
            String resource = "/recorded/" + RUN + "/" + file;
            try (InputStream in = ReplayCommandTest.class.getResourceAsStream(resource)) {
                Files.copy(
                        Objects.requireNonNull(in, resource), runs.resolve(RUN).resolve(file));
            }
        }
    }

    private Called replay(String... more) {
        return more.length == 0
                ? Called.with("replay", RUN, "--runs", runs)
                : Called.with("replay", RUN, "--runs", runs, more[0]);
    }

    private void doctor(String file, UnaryOperator<String> change) throws IOException {
        Path path = runs.resolve(RUN).resolve(file);
        String before = Files.readString(path);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(path, after);
    }

    @Test
    void a_run_as_it_was_recorded_comes_out_again() throws IOException {
        Called called = replay("--json");
        assertThat(called.exitCode()).as(called.out()).isZero();
        JsonNode result = Json.mapper().readTree(called.out());
        assertThat(result.path("tickets").asLong()).isEqualTo(22);
        assertThat(result.path("tournaments").asLong()).isEqualTo(15);
        assertThat(result.path("population").size()).isEqualTo(9);
        assertThat(replay().out()).contains("every decision comes out as it was recorded");
    }

    @Test
    void with_another_seed_parents_and_seeds_come_out_otherwise() throws IOException {
        doctor("config.yaml", text -> text.replaceFirst("seed: 1\n", "seed: 2\n"));
        Called called = replay();
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.out()).contains("seed: entry", "parent: entry", "the rules draw");
    }

    @Test
    void with_another_score_the_tournaments_and_the_ranking_come_out_otherwise() throws IOException {
        doctor(
                "events.jsonl",
                text -> text.replaceAll(
                        "(\"candidateId\":\"four-00003\",\"task\":\"[a-z0-9]+\",\"score\":)0\\.\\d+", "$10.01"));
        Called called = replay();
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.out()).contains("ranking: ");
    }

    @Test
    void without_one_of_its_tickets_the_journal_breaks_the_rules() throws IOException {
        doctor("events.jsonl", text -> text.replaceFirst("(?m)^.*\"TournamentWon\".*\"four-00009\".*\n", ""));
        Called called = replay();
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.out()).contains("the next ticket is number 9");
    }

    @Test
    void a_candidate_whose_graph_its_ticket_does_not_make_is_found() throws IOException {
        doctor("events.jsonl", text -> text.replaceFirst("(\"CandidateRejected\".*?\"op\":\")tanh", "$1sigmoid"));
        assertThat(replay().out()).contains("its graph is not what its ticket makes");
    }

    @Test
    void a_run_that_is_not_there_is_refused() {
        assertThat(Called.with("replay", "fuor", "--runs", runs).err()).contains("did you mean 'four'?");
    }
}
