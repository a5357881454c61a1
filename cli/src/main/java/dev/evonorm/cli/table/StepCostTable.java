package dev.evonorm.cli.table;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.training.StepBench.Cost;
import dev.evonorm.training.StepKind;
import dev.evonorm.training.StepProfile;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What steps cost, as figures and as ratios of CPU time within one row. */
public record StepCostTable(List<Row> rows, int steps, int threads) {
    private static final int DEAREST = 15;

    public StepCostTable {
        rows = List.copyOf(rows);
    }

    /**
     * One layer in one network.
     *
     * @param costs of the kinds that were timed, in turn
     * @param profiles where the time of a step goes, of the kinds that were traced
     */
    public record Row(
            String layer,
            String anchor,
            Scale scale,
            int batch,
            Map<StepKind, Cost> costs,
            Map<StepKind, StepProfile> profiles) {
        public Row {
            costs = Map.copyOf(costs);
            profiles = Map.copyOf(profiles);
        }

        /** CPU time of the compiled step over that with fused batch norm and ReLU; null where one was not timed. */
        @JsonProperty
        public @Nullable Double overFused() {
            return ratio(StepKind.COMPILED, StepKind.FUSED);
        }

        /** Over the plain graph. */
        @JsonProperty
        public @Nullable Double overPlain() {
            return ratio(StepKind.COMPILED, StepKind.PLAIN);
        }

        /** Over the literal graph. */
        @JsonProperty
        public @Nullable Double overLiteral() {
            return ratio(StepKind.COMPILED, StepKind.LITERAL);
        }

        /** Over the convolutions alone. */
        @JsonProperty
        public @Nullable Double overBare() {
            return ratio(StepKind.COMPILED, StepKind.BARE);
        }

        /** An ascent step over a training step. */
        @JsonProperty
        public @Nullable Double ascentOverStep() {
            return ratio(StepKind.ASCENT, StepKind.COMPILED);
        }

        private @Nullable Double ratio(StepKind of, StepKind over) {
            Cost numerator = costs.get(of);
            Cost denominator = costs.get(over);
            return numerator == null || denominator == null ? null : numerator.cpuMillis() / denominator.cpuMillis();
        }
    }

    /** All of it, for machines. */
    public record Report(int steps, int threads, List<Row> rows) {
        public Report {
            rows = List.copyOf(rows);
        }
    }

    /** Two tables, ratios and what they are made of; and one for each step that was traced. */
    public String text() {
        List<List<String>> ratios = new ArrayList<>();
        List<List<String>> figures = new ArrayList<>();
        for (Row row : rows) {
            String network =
                    "%s %s b%d".formatted(row.anchor(), row.scale().name().toLowerCase(Locale.ROOT), row.batch());
            ratios.add(List.of(
                    row.layer(),
                    network,
                    factor(row.overFused()),
                    factor(row.overPlain()),
                    factor(row.overLiteral()),
                    factor(row.overBare()),
                    factor(row.ascentOverStep())));
            for (StepKind kind : StepKind.values()) {
                Cost cost = row.costs().get(kind);
                if (cost != null) {
                    figures.add(figures(row.layer(), network, kind, cost));
                }
            }
        }
        return TextTable.render(
                        List.of(
                                "layer",
                                "network",
                                "over fused",
                                "over plain",
                                "over literal",
                                "over bare",
                                "ascent over step"),
                        ratios,
                        0)
                + System.lineSeparator()
                + TextTable.render(
                        List.of("layer", "network", "step", "CPU ms", "wall ms", "first ms", "peak", "operations"),
                        figures,
                        0)
                + System.lineSeparator()
                + "Medians of %d steps, %d threads; ratios are of CPU time.%n".formatted(steps, threads)
                + rows.stream().map(StepCostTable::traced).collect(Collectors.joining());
    }

    private static String traced(Row row) {
        StringBuilder text = new StringBuilder();
        for (StepKind kind : StepKind.values()) {
            StepProfile profile = row.profiles().get(kind);
            if (profile != null) {
                text.append("%n%s on %s, %s step traced:%n".formatted(row.layer(), row.anchor(), kind.id()));
                text.append(TextTable.render(
                        List.of("operations", "count", "wall ms"),
                        profile.lines().stream()
                                .limit(DEAREST)
                                .map(StepCostTable::line)
                                .toList(),
                        0));
            }
        }
        return text.toString();
    }

    private static List<String> line(StepProfile.Line line) {
        return List.of(line.type(), Integer.toString(line.count()), Figures.number(line.millis()));
    }

    private static List<String> figures(String layer, String network, StepKind kind, Cost cost) {
        boolean fresh = Double.isFinite(cost.firstMillis());
        return List.of(
                layer,
                network,
                kind.id(),
                Figures.number(cost.cpuMillis()),
                Figures.number(cost.wallMillis()),
                fresh ? Figures.number(cost.firstMillis()) : "–",
                fresh ? Figures.mebibytes(cost.peakBytes()) : "–",
                Integer.toString(cost.operations()));
    }

    private static String factor(@Nullable Double ratio) {
        return ratio == null ? "–" : String.format(Locale.ROOT, "%.2f", ratio);
    }
}
