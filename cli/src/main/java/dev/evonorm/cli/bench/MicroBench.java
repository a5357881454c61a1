package dev.evonorm.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.stack.Installation;
import dev.evonorm.cli.table.MicroTable;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.training.process.JavaCommand;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs JMH on the module {@code bench} in processes of their own, with the options that services have. */
public final class MicroBench {
    private static final String OF_A_BENCHMARK = "# Benchmark: ";

    private final Path home;

    public MicroBench(Installation installation) {
        this.home = installation.home();
    }

    /**
     * Runs the benchmarks whose names have the pattern.
     *
     * @param seconds that each is timed, and before that not timed
     * @param progress hears which one is running
     */
    public List<MicroTable.Row> run(String pattern, int seconds, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path jar = home.resolve("bench/target/evonorm-bench.jar");
        if (!Files.isRegularFile(jar)) {
            throw Refusal.environment(
                    "the benchmarks have not been built: %s is missing; run 'mvn -Dquick -DskipTests -pl bench -am package' in %s",
                    jar, home);
        }
        Path results = Files.createTempFile("evonorm-micro-", ".json");
        Path errors = Files.createTempFile("evonorm-micro-", ".txt");
        try {
            Process process = new ProcessBuilder(command(jar, results, pattern, seconds))
                    .redirectError(errors.toFile())
                    .start();
            process.outputWriter().close();
            try (BufferedReader said = process.inputReader()) {
                said.lines()
                        .filter(line -> line.startsWith(OF_A_BENCHMARK))
                        .forEach(line -> progress.accept(line.substring(line.lastIndexOf("bench.") + 6)));
            }
            int exit = process.waitFor();
            if (exit != 0) {
                throw Refusal.failed(
                        "JMH ended with code %d: %s",
                        exit, Files.readString(errors).strip());
            }
            return rows(Json.mapper().readTree(results.toFile()), pattern);
        } finally {
            Files.deleteIfExists(results);
            Files.deleteIfExists(errors);
        }
    }

    private static List<String> command(Path jar, Path results, String pattern, int seconds) {
        String ofEach = "-Xmx512m " + String.join(" ", JavaCommand.QUICK);
        return JavaCommand.plain()
                .with(List.of("-jar", jar.toString(), pattern))
                .with(List.of("-f", "1", "-foe", "true", "-prof", "gc", "-jvmArgs", ofEach))
                .with(List.of(
                        "-wi", Integer.toString(seconds), "-w", "1s", "-i", Integer.toString(seconds), "-r", "1s"))
                .with(List.of("-rf", "json", "-rff", results.toString()))
                .words();
    }

    private static List<MicroTable.Row> rows(JsonNode results, String pattern) {
        List<MicroTable.Row> rows = new ArrayList<>();
        for (JsonNode result : results) {
            String[] names = result.path("benchmark").asText().split("\\.", -1);
            String type = names[names.length - 2].replace("Benchmark", "");
            JsonNode members = result.path("params").path("members");
            JsonNode metric = result.path("primaryMetric");
            rows.add(new MicroTable.Row(
                    type,
                    names[names.length - 1] + (members.isMissingNode() ? "" : ", " + members.asText() + " members"),
                    metric.path("score").asDouble(),
                    metric.path("scoreError").asDouble(Double.NaN),
                    result.path("secondaryMetrics")
                            .path("gc.alloc.rate.norm")
                            .path("score")
                            .asDouble()));
        }
        if (rows.isEmpty()) {
            throw Refusal.wrongUse("no benchmark's name has '%s'; leave the pattern out to run all", pattern);
        }
        return rows;
    }
}
