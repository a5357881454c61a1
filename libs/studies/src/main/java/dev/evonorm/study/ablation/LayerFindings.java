package dev.evonorm.study.ablation;

import dev.evonorm.study.Cells;
import dev.evonorm.study.Findings;
import dev.evonorm.study.Findings.Table;
import dev.evonorm.study.Measured;
import dev.evonorm.study.Proposals;
import dev.evonorm.study.Row;
import dev.evonorm.study.Spread;
import dev.evonorm.study.chart.Panel;
import dev.evonorm.study.worker.Job;
import dev.evonorm.training.RejectionTests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accuracies and verdicts of layers, over training seeds. */
final class LayerFindings {
    private final List<String> anchors;
    private final Map<String, List<Row>> layers = new LinkedHashMap<>();

    LayerFindings(List<String> anchors, List<Row> rows) {
        this.anchors = anchors;
        rows.forEach(row -> layers.computeIfAbsent(row.text(LayerAblation.LAYER), layer -> new ArrayList<>())
                .add(row));
    }

    Findings findings() {
        Map<String, Object> figures = new LinkedHashMap<>();
        layers.forEach((layer, rows) -> {
            figures.put("mean." + layer, Spread.of(means(rows)).mean());
            figures.put("deviation." + layer, Spread.of(means(rows)).deviation());
            figures.put("passes." + layer, passes(rows));
        });
        return new Findings(
                List.of(accuracies(), verdicts()),
                List.of(
                        "A training that diverged has no accuracy; a layer passes with a training seed if it passes both tests"
                                + " on all anchors."),
                figures,
                Map.of("layers", List.of(chart())));
    }

    private Table accuracies() {
        List<String> head = new ArrayList<>(List.of("layer"));
        head.addAll(anchors);
        head.addAll(List.of("mean", "diverged", "z"));
        List<List<String>> table = new ArrayList<>();
        layers.forEach((layer, rows) -> {
            List<String> cells = new ArrayList<>(List.of(layer));
            anchors.forEach(anchor -> cells.add(accuracy(rows, anchor).percent()));
            long trainings = (long) rows.size() * anchors.size();
            long trained = anchors.stream()
                    .mapToLong(anchor -> accuracy(rows, anchor).count())
                    .sum();
            cells.add(Spread.of(means(rows)).percent());
            cells.add("%d of %d".formatted(trainings - trained, trainings));
            cells.add(rows.get(0).text(Proposals.FORMULA));
            table.add(cells);
        });
        return new Table("Accuracy after the scoring training: mean ± deviation over training seeds", head, table);
    }

    private Table verdicts() {
        List<String> head = new ArrayList<>(List.of("layer"));
        anchors.forEach(anchor -> head.addAll(List.of("quality " + anchor, "worst norm " + anchor)));
        head.addAll(List.of("passes quality", "passes stability", "passes"));
        List<List<String>> table = new ArrayList<>();
        layers.forEach((layer, rows) -> {
            List<String> cells = new ArrayList<>(List.of(layer));
            for (String anchor : anchors) {
                cells.add(
                        Spread.of(figures(rows, RejectionTests.QUALITY, anchor)).percent());
                cells.add(worst(rows, anchor));
            }
            cells.add(seeds(rows, passes(rows, List.of(RejectionTests.QUALITY))));
            cells.add(seeds(rows, passes(rows, List.of(RejectionTests.STABILITY))));
            cells.add(seeds(rows, passes(rows)));
            table.add(cells);
        });
        return new Table("What the rejection tests say, by training seeds", head, table);
    }

    private static String seeds(List<Row> rows, long passed) {
        return "%d of %d".formatted(passed, rows.size());
    }

    private long passes(List<Row> rows) {
        return passes(rows, RejectionTests.NAMES);
    }

    private long passes(List<Row> rows, List<String> tests) {
        return rows.stream()
                .filter(row -> anchors.stream()
                        .allMatch(anchor -> tests.stream().allMatch(test -> Measured.passed(row, test, anchor))))
                .count();
    }

    private static String worst(List<Row> rows, String anchor) {
        double worst = 0;
        for (Row row : rows) {
            double norm = row.number(Measured.figure(RejectionTests.STABILITY, anchor));
            if (!Double.isFinite(norm)) {
                return "not finite";
            }
            worst = Math.max(worst, norm);
        }
        return Cells.number(worst);
    }

    private static Spread accuracy(List<Row> rows, String anchor) {
        return Spread.of(figures(rows, Job.SCORING, anchor));
    }

    /** The finite ones. */
    private static List<Double> figures(List<Row> rows, String test, String anchor) {
        return rows.stream()
                .map(row -> row.number(Measured.figure(test, anchor)))
                .filter(Double::isFinite)
                .toList();
    }

    /** Over all anchors, by training seed; without seeds with which some training diverged. */
    private List<Double> means(List<Row> rows) {
        return rows.stream()
                .map(row -> anchors.stream()
                        .mapToDouble(anchor -> row.number(Measured.figure(Job.SCORING, anchor)))
                        .average()
                        .orElse(Double.NaN))
                .filter(Double::isFinite)
                .toList();
    }

    private Panel chart() {
        List<Panel.Values> series = new ArrayList<>();
        for (String anchor : anchors) {
            series.add(new Panel.Values(
                    anchor,
                    layers.values().stream()
                            .map(rows -> accuracy(rows, anchor).mean())
                            .map(mean -> Double.isFinite(mean) ? 100 * mean : 0)
                            .toList()));
        }
        return new Panel.Bars(
                "Accuracy after the scoring training",
                "",
                "% of validation images",
                List.copyOf(layers.keySet()),
                series);
    }
}
