package dev.evonorm.infra;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What collects and shows telemetry fits what the services send and expose. */
class TelemetryFilesTest {
    private static final Pattern LABEL = Pattern.compile("\\$labels\\.(\\w+)");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((\\w+), (\\w+)\\)");
    private static final List<String> SERVICES =
            List.of("selector-service", "mutator-service", "rejection-service", "trainer-service", "eval-service");

    /** An expression and where it stands. */
    record Asked(String where, String expression) {
        @Override
        public String toString() {
            return where;
        }
    }

    static List<Asked> queries() throws IOException {
        List<Asked> queries = new ArrayList<>();
        for (JsonNode rule : rules()) {
            queries.add(new Asked(rule.at("/alert").asText(), rule.at("/expr").asText()));
        }
        for (Path file : dashboards()) {
            for (JsonNode panel : Document.read(file).at("/panels")) {
                String where = file.getFileName() + ": " + panel.at("/title").asText();
                panel.at("/targets")
                        .forEach(target ->
                                queries.add(new Asked(where, target.at("/expr").asText())));
            }
        }
        for (Path file : Document.under("k8s", ".yaml")) {
            for (JsonNode document : Document.readAll(file)) {
                for (JsonNode query : document.findValues("query")) {
                    queries.add(new Asked(file.toString(), query.asText()));
                }
            }
        }
        return queries;
    }

    @ParameterizedTest
    @MethodSource("queries")
    void every_query_asks_for_metrics_and_labels_that_there_are(Asked asked) throws IOException {
        assertThat(MetricTable.read().faults(PromQuery.parse(asked.expression())))
                .as(asked.expression())
                .isEmpty();
    }

    @Test
    void every_metric_of_ours_is_looked_at_somewhere() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (Asked query : queries()) {
            asked.addAll(PromQuery.parse(query.expression()).metrics().keySet());
        }
        assertThat(MetricTable.read().labels().keySet())
                .filteredOn(metric -> metric.startsWith("evonorm_") && !metric.endsWith("_max"))
                .isSubsetOf(asked);
    }

    @Test
    void every_alert_says_what_to_do_and_names_no_label_that_its_query_drops() throws IOException {
        for (JsonNode rule : rules()) {
            assertThat(rule.at("/labels/severity").asText()).isIn("info", "warning", "critical");
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/action").asText()).isNotBlank();
            PromQuery query = PromQuery.parse(rule.at("/expr").asText());
            Set<String> kept = new HashSet<>(query.grouping());
            if (query.metrics().containsKey("up")) {
                kept.addAll(Set.of("job", "instance"));
            }
            Matcher named = LABEL.matcher(rule.at("/annotations").toString());
            while (named.find()) {
                assertThat(kept).as(rule.at("/alert").asText()).contains(named.group(1));
            }
        }
    }

    @Test
    void the_dashboards_use_data_sources_and_variables_that_there_are() throws IOException {
        Set<String> sources = new HashSet<>();
        Document.read(Path.of("grafana/provisioning/datasources/evonorm.yaml"))
                .at("/datasources")
                .forEach(source -> sources.add(source.at("/uid").asText()));
        Set<String> boards = new HashSet<>();
        for (Path file : dashboards()) {
            JsonNode board = Document.read(file);
            assertThat(boards.add(board.at("/uid").asText()))
                    .as("%s has an id of its own", file)
                    .isTrue();
            board.findValues("datasource").forEach(source -> assertThat(sources)
                    .contains(source.at("/uid").asText()));
            for (JsonNode variable : board.at("/templating/list")) {
                Matcher values =
                        LABEL_VALUES.matcher(variable.at("/query/query").asText());
                assertThat(values.matches()).as(variable.toString()).isTrue();
                assertThat(MetricTable.read().labels().get(values.group(1))).contains(values.group(2));
            }
        }
        assertThat(boards).hasSizeGreaterThan(1);
    }

    @Test
    void prometheus_scrapes_every_service_and_finds_its_rules() throws IOException {
        JsonNode config = Document.read(Path.of("prometheus/prometheus.yml"));
        assertThat(config.at("/rule_files")).isNotEmpty().allSatisfy(file -> assertThat(
                        Path.of("prometheus", file.asText()))
                .exists());
        assertThat(config.findValuesAsText("metrics_path")).containsOnly("/q/metrics");
        Set<String> scraped = new HashSet<>();
        config.findValues("names").forEach(names -> names.forEach(name -> scraped.add(name.asText())));
        assertThat(scraped).containsExactlyInAnyOrderElementsOf(SERVICES);
    }

    @Test
    void the_collectors_pipelines_are_made_of_parts_that_it_defines() throws IOException {
        JsonNode config = Document.read(Path.of("otel/collector.yaml"));
        assertThat(config.at("/service/pipelines")).hasSizeGreaterThan(1);
        for (JsonNode pipeline : config.at("/service/pipelines")) {
            for (String kind : List.of("receivers", "processors", "exporters")) {
                assertThat(pipeline.get(kind)).isNotEmpty().allSatisfy(part -> assertThat(
                                config.get(kind).has(part.asText()))
                        .as("%s %s", kind, part)
                        .isTrue());
            }
        }
        config.at("/service/extensions")
                .forEach(part ->
                        assertThat(config.get("extensions").has(part.asText())).isTrue());
    }

    @Test
    void promtool_accepts_configuration_and_rules() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
                "promtool is not installed (Debian's package prometheus has it); the files are parsed all the same");
        Process promtool = new ProcessBuilder("promtool", "check", "config", "prometheus/prometheus.yml")
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
    }

    private static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        Document.read(Path.of("prometheus/alerts.yaml")).at("/groups").forEach(group -> group.at("/rules")
                .forEach(rules::add));
        assertThat(rules).isNotEmpty();
        return rules;
    }

    private static List<Path> dashboards() throws IOException {
        return Document.under("grafana/dashboards", ".json");
    }
}
