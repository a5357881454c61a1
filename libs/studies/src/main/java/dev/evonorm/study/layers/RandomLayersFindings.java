package dev.evonorm.study.layers;

import dev.evonorm.study.Cells;
import dev.evonorm.study.Findings;
import dev.evonorm.study.Findings.Table;
import dev.evonorm.study.Row;
import dev.evonorm.study.chart.Panel;
import dev.evonorm.study.layers.Layer.How;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables and charts of random layers. */
final class RandomLayersFindings {
    private static final double BIN = 0.01;
    private static final double PERCENT = 100;
    private static final int BEST_SHOWN = 10;
    private static final double SIGMAS = 3;
    private static final String STANDARD = "bn-relu";

    private final RandomLayers.Settings settings;
    private final List<String> anchors;
    private final double chance;
    private final double atChance;
    private final List<Layer> random = new ArrayList<>();
    private final List<Layer> references = new ArrayList<>();

    RandomLayersFindings(RandomLayers.Settings settings, List<Row> rows) {
        this.settings = settings;
        this.anchors = settings.tests().anchors();
        this.chance = 1.0 / settings.data().classes();
        this.atChance = chance
                + SIGMAS * Math.sqrt(chance * (1 - chance) / settings.data().validationImages());
        Layers layers = new Layers(anchors, chance, rows);
        rows.stream().map(layers::of).forEach(layer -> (layer.reference() ? references : random).add(layer));
    }

    Findings findings() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("random", random.size());
        figures.put("dead", how(How.DEAD));
        figures.put("repeated", how(How.REPEATED));
        figures.put("trained", how(How.TRAINED));
        figures.put("undecided", undecided());
        for (String anchor : anchors) {
            figures.put("atChance." + anchor, atChance(anchor));
            figures.put("best." + anchor, best(anchor));
            standard().ifPresent(layer -> figures.put("beatStandard." + anchor, above(anchor, layer.on(anchor))));
        }
        return new Findings(List.of(perAnchor(), bestLayers()), notes(), figures, charts());
    }

    private Table perAnchor() {
        List<String> head = new ArrayList<>(List.of(
                "anchor", "layers", "at chance", "over %s".formatted(Cells.percent(threshold())), "best random"));
        references.forEach(reference -> head.add(reference.id()));
        head.add("better than " + STANDARD);
        List<List<String>> rows = new ArrayList<>();
        for (String anchor : anchors) {
            long decided = decided(anchor);
            List<String> row = new ArrayList<>(List.of(
                    anchor,
                    Cells.count(decided),
                    "%d (%s)".formatted(atChance(anchor), Cells.percent(atChance(anchor), decided)),
                    "%d (%s)".formatted(good(anchor), Cells.percent(good(anchor), decided)),
                    Cells.percent(best(anchor))));
            references.forEach(reference -> row.add(Cells.percent(reference.on(anchor))));
            row.add(standard()
                    .map(layer -> Cells.count(above(anchor, layer.on(anchor))))
                    .orElse("–"));
            rows.add(row);
        }
        return new Table(
                "Random layers after %d steps"
                        .formatted(settings.tests().quality().training().steps()),
                head,
                rows);
    }

    private Table bestLayers() {
        List<String> head = new ArrayList<>(List.of("layer"));
        head.addAll(anchors);
        head.addAll(List.of("mean", "z"));
        List<List<String>> rows = random.stream()
                .filter(layer -> layer.how() == How.TRAINED && layer.complete(anchors.size()))
                .sorted(Comparator.comparingDouble(Layer::mean).reversed())
                .limit(BEST_SHOWN)
                .map(layer -> {
                    List<String> row = new ArrayList<>(List.of(layer.id()));
                    anchors.forEach(anchor -> row.add(Cells.percent(layer.on(anchor))));
                    row.addAll(List.of(Cells.percent(layer.mean()), layer.formula()));
                    return row;
                })
                .toList();
        return new Table("The best of them", head, rows);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Of %d random layers the probe found %d dead (they count at chance, untrained), %d repeat an earlier function, %d were trained; %d are undecided (deadline or crash)."
                        .formatted(random.size(), how(How.DEAD), how(How.REPEATED), how(How.TRAINED), undecided()));
        notes.add(
                "At chance: accuracy at most %s, which is chance and three standard errors on %d images; a training that diverged counts at chance."
                        .formatted(Cells.percent(atChance), settings.data().validationImages()));
        for (String one : anchors) {
            for (String other : anchors) {
                long good = random.stream()
                        .filter(layer -> layer.on(one) >= threshold())
                        .count();
                long lost = random.stream()
                        .filter(layer -> layer.on(one) >= threshold() && layer.on(other) <= atChance)
                        .count();
                if (!one.equals(other) && lost > 0) {
                    notes.add("Of %d layers that reach %s on %s, %d are at chance on %s."
                            .formatted(good, Cells.percent(threshold()), one, lost, other));
                }
            }
        }
        return notes;
    }

    private Map<String, List<Panel>> charts() {
        return anchors.size() > 1
                ? Map.of("accuracy", histograms(), "between-anchors", scatters())
                : Map.of("accuracy", histograms());
    }

    private List<Panel> histograms() {
        double most = top();
        List<Panel> panels = new ArrayList<>();
        for (String anchor : anchors) {
            List<Double> values = random.stream()
                    .map(layer -> PERCENT * layer.on(anchor))
                    .filter(Double::isFinite)
                    .toList();
            panels.add(new Panel.Histogram(
                    anchor,
                    "validation accuracy, %",
                    "random layers",
                    0,
                    PERCENT * most,
                    (int) Math.round(most / BIN),
                    List.of(new Panel.Values("random layers", values)),
                    references.stream()
                            .map(layer -> new Panel.Mark(layer.id(), PERCENT * layer.on(anchor)))
                            .filter(mark -> Double.isFinite(mark.value()))
                            .toList()));
        }
        return panels;
    }

    private List<Panel> scatters() {
        List<Panel> panels = new ArrayList<>();
        for (int i = 0; i < anchors.size(); i++) {
            for (int j = i + 1; j < anchors.size(); j++) {
                String one = anchors.get(i);
                String other = anchors.get(j);
                List<Panel.Points> series = new ArrayList<>(List.of(points("random", random, one, other)));
                references.forEach(layer -> series.add(points(layer.id(), List.of(layer), one, other)));
                panels.add(new Panel.Scatter("validation accuracy, %", one, other, series, true));
            }
        }
        return panels;
    }

    private static Panel.Points points(String name, List<Layer> layers, String one, String other) {
        List<Layer> both = layers.stream()
                .filter(layer -> Double.isFinite(layer.on(one)) && Double.isFinite(layer.on(other)))
                .toList();
        return new Panel.Points(
                name,
                both.stream().map(layer -> PERCENT * layer.on(one)).toList(),
                both.stream().map(layer -> PERCENT * layer.on(other)).toList());
    }

    /** The upper end of the histograms' axis: the best accuracy, rounded up to the next twentieth. */
    private double top() {
        double best = Stream.concat(random.stream(), references.stream())
                .flatMap(layer -> layer.accuracy().values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        return Math.ceil(best * 20) / 20;
    }

    private double threshold() {
        return settings.tests().quality().threshold();
    }

    private Optional<Layer> standard() {
        return references.stream().filter(layer -> layer.id().equals(STANDARD)).findFirst();
    }

    private long how(How how) {
        return random.stream().filter(layer -> layer.how() == how).count();
    }

    private long undecided() {
        return random.stream().filter(layer -> !layer.complete(anchors.size())).count();
    }

    private long decided(String anchor) {
        return random.stream()
                .filter(layer -> Double.isFinite(layer.on(anchor)))
                .count();
    }

    private long atChance(String anchor) {
        return random.stream().filter(layer -> layer.on(anchor) <= atChance).count();
    }

    private long good(String anchor) {
        return random.stream().filter(layer -> layer.on(anchor) >= threshold()).count();
    }

    private long above(String anchor, double accuracy) {
        return random.stream().filter(layer -> layer.on(anchor) > accuracy).count();
    }

    private double best(String anchor) {
        return random.stream()
                .mapToDouble(layer -> layer.on(anchor))
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }
}
