package dev.evonorm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evonorm.contracts.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One whole search with all telemetry on, whose trainer is killed in the midst of it: that it ends by itself, and what it
 * lets be seen meanwhile. Its spans stay in {@code target/telemetry/traces.jsonl}.
 */
class ObservedSearchIT {
    private static final Path TRACES = Path.of("target", "telemetry", "traces.jsonl");
    private static final Duration SEARCH = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final List<String> ANCHORS = List.of("resnet50", "mobilenetv2", "efficientnetb0");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\| ([a-z, ]*) ?\\|");
    /** Prometheus' own, or not to be seen in every run of a search. */
    private static final Set<String> NOT_EVERY_TIME = Set.of("jvm_gc_pause_seconds_sum");

    @TempDir
    static Path folder;

    private static OtlpCollector collector;
    private static MetricsReader metrics;
    private static SearchProcess search;
    private static int exitCode;
    private static List<String> left;

    @BeforeAll
    static void search() throws Exception {
        Smallest.writeInto(folder);
        collector = new OtlpCollector(TRACES);
        metrics = new MetricsReader(folder.resolve("runs/t/stack/logs"));
        Map<String, String> environment = new HashMap<>(collector.environment());
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        search = new SearchProcess(folder, environment, "--run", "t", "--profile", Smallest.PROFILE, "--json");
        // Trainers start late; one score of four says that one is at work, with more to do.
        search.awaitLine("best so far");
        search.service("trainer-service").destroyForcibly();
        exitCode = search.exitCode(SEARCH);
        left = search.left(STOP);
    }

    @AfterAll
    static void end() {
        search.close();
        metrics.close();
        collector.close();
    }

    @Test
    void a_search_ends_by_itself_though_its_trainer_is_killed_in_the_midst_of_it() throws Exception {
        assertThat(exitCode).as(search.shown()).isZero();
        assertThat(left).isEmpty();
        assertThat(search.shown()).contains("trainer-1 ended").doesNotContain("Exception");
        JsonNode report = Json.mapper().readTree(search.printed());
        assertThat(report.at("/status/state").asText()).isEqualTo("done");
        assertThat(report.at("/status/funnel/scored").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(report.at("/restarts/trainer-1").asInt()).isEqualTo(1);
        assertThat(report.at("/leaderboard/top").size()).isGreaterThanOrEqualTo(1);
        assertThat(report.at("/leaderboard/references/0/name").asText()).isEqualTo("bn-relu");
        assertThat(report.at("/leaderboard/podium").size()).isEqualTo(2);
        Path run = folder.resolve("runs/t");
        assertThat(Files.readAllLines(run.resolve("candidates.csv"))).hasSizeGreaterThan(4);
        for (String file :
                List.of("config.yaml", "provenance.json", "events.jsonl", "candidates.csv", "leaderboard.json")) {
            assertThat(run.resolve(file)).isNotEmptyFile();
        }
        assertThat(run.resolve("layers")).isNotEmptyDirectory();
        assertThat(Called.with("top", "t", "--runs", folder.resolve("runs")).out())
                .contains("bn-relu", "finalists on the test images");
    }

    @Test
    void the_trace_of_a_candidate_shows_all_its_hops_from_ticket_to_score_in_one_tree() {
        List<CandidateTrace> whole = traces().stream()
                .filter(CandidateTrace::isOneTree)
                .filter(trace -> trace.hops().containsAll(hopsOfAScoredCandidate()))
                .toList();
        assertThat(whole).as("whole traces among\n%s", traces()).isNotEmpty().allSatisfy(trace -> assertThat(
                        trace.root().name())
                .isEqualTo("select"));
        assertThat(whole.get(0).verdicts()).contains("passed", "accepted", "scored");
    }

    private static List<String> hopsOfAScoredCandidate() {
        List<String> hops = new java.util.ArrayList<>(List.of(
                "selector-service: select",
                "mutator-service: mutate",
                "rejection-service: process layers.proposed.v1",
                "rejection-service: probe",
                "trainer-service: process layers.accepted.v1",
                "selector-service: count"));
        for (String anchor : ANCHORS) {
            hops.add("rejection-service: quality " + anchor);
            hops.add("rejection-service: stability " + anchor);
            hops.add("trainer-service: train " + anchor);
        }
        return hops;
    }

    @Test
    void whatever_came_twice_no_candidate_has_a_second_trace_and_no_trace_a_second_candidate() {
        Map<String, Set<String>> tracesOfCandidates = collector.spans().stream()
                .filter(span -> span.attributes().containsKey(CandidateTrace.CANDIDATE))
                .collect(Collectors.groupingBy(
                        span -> span.attribute(CandidateTrace.CANDIDATE),
                        Collectors.mapping(SpanLine::traceId, Collectors.toSet())));
        assertThat(tracesOfCandidates).hasSizeGreaterThan(4).allSatisfy((candidate, traces) -> assertThat(traces)
                .hasSize(1));
        assertThat(tracesOfCandidates.values().stream().distinct()).hasSameSizeAs(tracesOfCandidates.keySet());
    }

    @Test
    void references_and_finalists_have_traces_too() {
        assertThat(traces())
                .filteredOn(trace -> trace.candidateId().equals("t-ref-bn-relu"))
                .singleElement()
                .satisfies(trace -> assertThat(trace.hops())
                        .contains("selector-service: select", "trainer-service: train resnet50"));
        assertThat(traces())
                .filteredOn(trace -> trace.hops().contains("eval-service: evaluate resnet50"))
                .hasSize(2)
                .allSatisfy(trace -> assertThat(trace.hops())
                        .contains("eval-service: process layers.finalists.v1", "selector-service: count"));
    }

    @Test
    void every_documented_metric_is_exposed_with_its_labels_and_every_one_of_ours_is_documented() throws IOException {
        Map<String, Set<String>> documented = new HashMap<>();
        Matcher row = DOCUMENTED.matcher(Files.readString(Path.of("..", "docs", "telemetry.md")));
        while (row.find()) {
            documented.put(row.group(1), labels(row.group(2)));
        }
        Map<String, Set<String>> exposed = metrics.labels();
        assertThat(documented).hasSizeGreaterThan(10);
        documented.forEach((metric, labels) -> {
            if (!NOT_EVERY_TIME.contains(metric)) {
                assertThat(exposed).as("what the services expose").containsEntry(metric, labels);
            }
        });
        assertThat(exposed.keySet().stream().filter(metric -> metric.startsWith("evonorm_")))
                .allSatisfy(metric -> assertThat(documented).containsKey(metric));
    }

    @Test
    void metrics_come_by_otlp_as_well() {
        assertThat(collector.metrics())
                .contains("evonorm.candidates", "evonorm.test", "evonorm.queue.backlog", "evonorm.search.fitness.best");
    }

    @Test
    void log_lines_about_a_candidate_say_which_search_and_candidate_and_trace_they_are_about() throws IOException {
        // Whoever is killed in a job leaves it to another delivery, which says so.
        List<JsonNode> lines = Files.readAllLines(folder.resolve("runs/t/stack/logs/rejection.log")).stream()
                .filter(line -> line.startsWith("{"))
                .map(ObservedSearchIT::json)
                .toList();
        assertThat(lines)
                .filteredOn(line -> line.at("/mdc/candidateId").asText().startsWith("t-0"))
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.at("/mdc/searchId").asText()).isEqualTo("t");
                    assertThat(line.at("/mdc/traceId").asText()).hasSize(32);
                });
    }

    private static List<CandidateTrace> traces() {
        return collector.spans().stream().collect(Collectors.groupingBy(SpanLine::traceId)).values().stream()
                .map(CandidateTrace::new)
                .filter(trace -> !trace.candidateId().isEmpty())
                .toList();
    }

    private static Set<String> labels(String cell) {
        return Set.copyOf(Pattern.compile(",")
                .splitAsStream(cell)
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static JsonNode json(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }
}
