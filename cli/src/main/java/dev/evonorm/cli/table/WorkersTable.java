package dev.evonorm.cli.table;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.training.WorkerBench.Arrangement;
import dev.evonorm.training.WorkerBench.Throughput;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What arrangements of workers get done. */
public final class WorkersTable {
    private WorkersTable() {}

    /** One arrangement; the throughputs are those of its rounds. */
    public record Row(String anchor, Scale scale, Arrangement arrangement, List<Throughput> rounds) {
        public Row {
            rounds = List.copyOf(rounds);
        }

        /** The mean over rounds. */
        @JsonProperty
        public double stepsPerSecond() {
            return mean(Throughput::stepsPerSecond);
        }

        double mean(ToDoubleFunction<Throughput> figure) {
            return rounds.stream().mapToDouble(figure).average().orElse(Double.NaN);
        }
    }

    public static String text(List<Row> rows, int rounds, int seconds) {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : rows) {
            double first = rows.stream()
                    .filter(other -> other.anchor().equals(row.anchor()) && other.scale() == row.scale())
                    .findFirst()
                    .orElseThrow()
                    .stepsPerSecond();
            lines.add(List.of(
                    "%s %s".formatted(row.anchor(), row.scale().name().toLowerCase(Locale.ROOT)),
                    Integer.toString(row.arrangement().processes()),
                    Integer.toString(row.arrangement().jobs()),
                    Integer.toString(row.arrangement().threads()),
                    Figures.number(row.stepsPerSecond()),
                    String.format(Locale.ROOT, "%.2f", row.stepsPerSecond() / first),
                    Figures.number(row.mean(Throughput::cpuMillis)),
                    Figures.mebibytes((long) row.mean(Throughput::peakBytes)),
                    String.format(Locale.ROOT, "%.0f", row.mean(Throughput::allocatedBytes))));
        }
        return TextTable.render(
                        List.of(
                                "network",
                                "processes",
                                "jobs",
                                "threads",
                                "steps a second",
                                "over first",
                                "CPU ms a step",
                                "peak memory",
                                "Java bytes a step"),
                        lines,
                        0)
                + "%nMeans of %d rounds of %d s.%n".formatted(rounds, seconds);
    }
}
