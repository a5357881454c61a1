package dev.evonorm.study.evolution;

import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.study.Cells;
import dev.evonorm.study.Findings;
import dev.evonorm.study.Findings.Table;
import dev.evonorm.study.Measured;
import dev.evonorm.study.Row;
import dev.evonorm.study.Spread;
import dev.evonorm.study.worker.Job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The noise of a score against the spread between layers, on each anchor and for the mean.
 *
 * <p>Noise is the standard deviation over training seeds, pooled over layers. A seed that is lucky for all layers alike
 * reorders none of them, and a search trains all with one seed; so beside it stands what is left when each seed's mean over the
 * layers is taken out.
 */
final class NoiseFindings {
    private static final String MEAN = "mean";

    private final List<String> anchors;
    private final String ownSeed;
    private final List<List<Double>> accepted;
    private final Map<String, List<List<Double>>> layers = new LinkedHashMap<>();
    private final Map<String, Double> references = new LinkedHashMap<>();

    NoiseFindings(SearchSettings search, List<List<Double>> accepted, List<Row> rows) {
        this.anchors = search.objectives().names();
        this.ownSeed = Long.toString(search.scoring().seed());
        this.accepted = accepted;
        rows.forEach(this::take);
        layers.values()
                .removeIf(seeds -> seeds.stream().flatMap(List::stream).anyMatch(score -> !Double.isFinite(score)));
    }

    private void take(Row row) {
        List<Double> scores = anchors.stream()
                .map(anchor -> row.number(Measured.figure(Job.SCORING, anchor)))
                .toList();
        layers.computeIfAbsent(row.text(Noise.LAYER), layer -> new ArrayList<>())
                .add(scores);
        if (row.text(Noise.SEED).equals(ownSeed)) {
            references.put(row.text(Noise.LAYER), Spread.of(scores).mean());
        }
    }

    Findings findings() {
        Map<String, Object> figures = new LinkedHashMap<>();
        references.forEach((layer, score) -> figures.put("score." + layer, score));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < anchors.size(); i++) {
            int anchor = i;
            rows.add(row(anchors.get(i), scores -> scores.get(anchor), figures));
        }
        rows.add(row(MEAN, scores -> Spread.of(scores).mean(), figures));
        Table table = new Table(
                "Noise of a score: %d layers, each with %d training seeds; spread of %d accepted layers"
                        .formatted(layers.size(), seeds(), accepted.size()),
                List.of(
                        "anchor",
                        "noise",
                        "noise that reorders",
                        "spread",
                        "spread / noise",
                        "spread / reordering noise"),
                rows);
        return new Findings(List.of(table), List.of(), figures, Map.of());
    }

    private List<String> row(String name, ToDoubleFunction<List<Double>> figure, Map<String, Object> figures) {
        double noise = noise(figure);
        double reordering = reordering(figure);
        double spread =
                Spread.of(accepted.stream().map(figure::applyAsDouble).toList()).deviation();
        figures.put("noise." + name, noise);
        figures.put("reorderingNoise." + name, reordering);
        figures.put("spread." + name, spread);
        figures.put("spreadToNoise." + name, spread / noise);
        return List.of(
                name,
                Cells.percent(noise),
                Cells.percent(reordering),
                Cells.percent(spread),
                Cells.number(spread / noise),
                Cells.number(spread / reordering));
    }

    /** The pooled deviation of a layer over its training seeds. */
    private double noise(ToDoubleFunction<List<Double>> figure) {
        double variance = layers.values().stream()
                .map(seeds ->
                        Spread.of(seeds.stream().map(figure::applyAsDouble).toList()))
                .mapToDouble(spread -> spread.deviation() * spread.deviation())
                .average()
                .orElse(Double.NaN);
        return Math.sqrt(variance);
    }

    /** The deviation that is left without each layer's and each seed's own mean: the interaction of both. */
    private double reordering(ToDoubleFunction<List<Double>> figure) {
        int seeds = seeds();
        List<double[]> table = layers.values().stream()
                .map(scores -> scores.stream().mapToDouble(figure).toArray())
                .toList();
        double[] bySeed = new double[seeds];
        double all = 0;
        for (double[] layer : table) {
            for (int seed = 0; seed < seeds; seed++) {
                bySeed[seed] += layer[seed] / table.size();
                all += layer[seed] / table.size() / seeds;
            }
        }
        double squares = 0;
        for (double[] layer : table) {
            double own = Spread.of(Arrays.stream(layer).boxed().toList()).mean();
            for (int seed = 0; seed < seeds; seed++) {
                squares += Math.pow(layer[seed] - own - bySeed[seed] + all, 2);
            }
        }
        return Math.sqrt(squares / ((table.size() - 1.0) * (seeds - 1.0)));
    }

    private int seeds() {
        return layers.values().stream().mapToInt(List::size).max().orElse(0);
    }
}
