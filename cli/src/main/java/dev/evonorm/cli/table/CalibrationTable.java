package dev.evonorm.cli.table;

import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.training.Calibration.Row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What both tests said of known layers: a row a layer, the seeds averaged. */
public final class CalibrationTable {
    private final List<Row> rows;
    private final RejectionSettings settings;
    private final String scale;

    /** @param scale as settings call it */
    public CalibrationTable(List<Row> rows, RejectionSettings settings, String scale) {
        this.rows = List.copyOf(rows);
        this.settings = settings;
        this.scale = scale;
    }

    public String markdown() {
        List<String> head = new ArrayList<>(List.of("layer"));
        settings.anchors().forEach(anchor -> head.add(anchor + " accuracy"));
        settings.anchors().forEach(anchor -> head.add(anchor + " worst norm"));
        head.addAll(List.of("quality", "stability"));
        Map<String, List<Row>> layers =
                rows.stream().collect(Collectors.groupingBy(Row::layer, LinkedHashMap::new, Collectors.toList()));
        return Markdown.render(head, layers.values().stream().map(this::cells).toList())
                + System.lineSeparator()
                + caption();
    }

    private List<String> cells(List<Row> layer) {
        List<String> cells = new ArrayList<>(List.of(layer.get(0).layer()));
        for (String anchor : settings.anchors()) {
            cells.add(percent(mean(on(layer, anchor), Row::accuracy)));
        }
        for (String anchor : settings.anchors()) {
            double worst = on(layer, anchor).stream()
                    .mapToDouble(Row::worstNorm)
                    .reduce(0, (a, b) -> Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : Math.max(a, b));
            cells.add(Figures.number(worst));
        }
        cells.add(share(layer, Row::qualityPassed));
        cells.add(share(layer, Row::stabilityPassed));
        return cells;
    }

    private static List<Row> on(List<Row> layer, String anchor) {
        return layer.stream().filter(row -> row.anchor().id().equals(anchor)).toList();
    }

    private static double mean(Collection<Row> rows, ToDoubleFunction<Row> figure) {
        return rows.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "diverged" : Figures.percent(share);
    }

    private static String share(List<Row> layer, Predicate<Row> passed) {
        long number = layer.stream().filter(passed).count();
        return number == layer.size()
                ? "passed"
                : number == 0 ? "failed" : "passed %d of %d".formatted(number, layer.size());
    }

    private String caption() {
        var training = settings.quality().training();
        long seeds = rows.stream().map(Row::seed).distinct().count();
        return String.format(
                Locale.ROOT,
                "%s, %s scale, %d steps of batch %d, mean of %d seeds; quality: at least %s; stability: %d steps of %s on a"
                        + " batch of %d, norm under %s.%nCPU time a training: mean %.1f s, most %.1f s; a stability test:"
                        + " mean %.1f s, most %.1f s.%n",
                training.data(),
                scale,
                training.steps(),
                training.batch(),
                seeds,
                Figures.percent(settings.quality().threshold()),
                settings.stability().steps(),
                Figures.number(settings.stability().stepSize()),
                settings.stability().batch(),
                Figures.number(settings.stability().limit()),
                mean(rows, Row::trainingCpuSeconds),
                most(Row::trainingCpuSeconds),
                mean(rows, Row::stabilityCpuSeconds),
                most(Row::stabilityCpuSeconds));
    }

    private double most(ToDoubleFunction<Row> figure) {
        return rows.stream().mapToDouble(figure).max().orElse(Double.NaN);
    }
}
