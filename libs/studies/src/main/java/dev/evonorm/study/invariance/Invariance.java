package dev.evonorm.study.invariance;

import dev.evonorm.graph.Op;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;
import dev.evonorm.study.Cells;
import dev.evonorm.study.Findings;
import dev.evonorm.study.Findings.Table;
import dev.evonorm.study.Row;
import dev.evonorm.study.Study;
import dev.evonorm.study.Trial;
import dev.evonorm.study.chart.Panel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Scale invariance of every layer of the catalogue: f(s·x) = f(x) for s &gt; 0. A layer is called invariant if that holds to
 * the last bit with ε = 0; with the ε of training it can only hold nearly.
 */
public final class Invariance implements Study {
    private static final String KIND = "kind";
    private static final String FORMULA = "formula";
    private static final String EXACT = "deviation.epsilon0";
    private static final String GUARDED = "deviation.epsilon1e-5";
    private static final String INVARIANT = "invariant";
    private static final double SMALLEST_SHOWN = 1e-12;
    private static final double LARGEST_SHOWN = 1e6;

    @Override
    public String name() {
        return "invariance";
    }

    @Override
    public Object settings() {
        return Map.of("scales", ScaledInputs.SCALES, "epsilon", Op.EPSILON);
    }

    @Override
    public List<String> columns() {
        return List.of(Trial.COLUMN, KIND, INVARIANT, EXACT, GUARDED, FORMULA);
    }

    @Override
    public List<Trial> trials() {
        ScaledInputs inputs = new ScaledInputs();
        return Catalogue.layers().stream()
                .map(layer -> Trial.known(row(layer, inputs)))
                .toList();
    }

    private static Row row(CatalogueLayer layer, ScaledInputs inputs) {
        double exact = inputs.deviation(layer.graph(), 0);
        return Row.of(layer.name())
                .with(KIND, layer.kind().name().toLowerCase(Locale.ROOT))
                .with(INVARIANT, exact == 0 ? "yes" : "no")
                .with(EXACT, exact)
                .with(GUARDED, inputs.deviation(layer.graph(), Op.EPSILON))
                .with(FORMULA, layer.formula());
    }

    @Override
    public Findings conclude(List<Row> rows) {
        List<List<String>> cells = rows.stream()
                .map(row -> List.of(
                        row.text(Trial.COLUMN),
                        row.text(INVARIANT),
                        Cells.number(row.number(EXACT)),
                        Cells.number(row.number(GUARDED)),
                        row.text(FORMULA)))
                .toList();
        Table table = new Table(
                "Scale invariance",
                List.of("layer", "invariant", "deviation, ε = 0", "deviation, ε = 1e-5", "z"),
                cells);
        List<String> invariant = rows.stream()
                .filter(row -> row.text(INVARIANT).equals("yes"))
                .map(row -> row.text(Trial.COLUMN))
                .toList();
        String note =
                "The deviation is the largest |f(s·x) − f(x)| over the largest |f(x)|, for s = %s; v0 and v1 are random."
                        .formatted(Arrays.toString(ScaledInputs.SCALES));
        return new Findings(
                List.of(table), List.of(note), Map.of("invariant", invariant), Map.of("invariance", chart(rows)));
    }

    /** On a logarithmic axis, exact layers at its lower end, those that overflow at its upper. */
    private static List<Panel> chart(List<Row> rows) {
        List<Double> logs = rows.stream()
                .map(row -> Math.min(LARGEST_SHOWN, Math.max(SMALLEST_SHOWN, row.number(EXACT))))
                .map(deviation -> Math.log10(deviation / SMALLEST_SHOWN))
                .toList();
        return List.of(new Panel.Bars(
                "Deviation from scale invariance at ε = 0",
                "",
                "decades above 1e-12",
                rows.stream().map(row -> row.text(Trial.COLUMN)).toList(),
                List.of(new Panel.Values("deviation", logs))));
    }
}
