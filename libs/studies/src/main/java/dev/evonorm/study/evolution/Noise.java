package dev.evonorm.study.evolution;

import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.study.Findings;
import dev.evonorm.study.Measured;
import dev.evonorm.study.Proposals;
import dev.evonorm.study.Row;
import dev.evonorm.study.Study;
import dev.evonorm.study.Trial;
import dev.evonorm.study.worker.Job;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The same layers scored again with other training seeds: how far a score is the layer's, and how far it is chance. */
final class Noise implements Study {
    static final String LAYER = "layer";
    static final String SEED = "training_seed";

    private final SearchSettings search;
    private final List<Sampled> layers;
    private final List<List<Double>> accepted;
    private final int seeds;

    /** A layer to score. */
    record Sampled(String name, String formula, LayerGraph graph) {}

    /** What decides a score. */
    record Settings(RejectionSettings rejection, TrainingSettings scoring) {}

    /**
     * @param layers that are scored again
     * @param accepted the scores by anchor of all layers whose spread the noise is compared with
     * @param seeds training seeds, the search's own the first
     */
    Noise(SearchSettings search, List<Sampled> layers, List<List<Double>> accepted, int seeds) {
        this.search = search;
        this.layers = layers;
        this.accepted = accepted;
        this.seeds = seeds;
    }

    @Override
    public String name() {
        return "noise";
    }

    @Override
    public Object settings() {
        return new Settings(search.rejection(), search.scoring());
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(Trial.COLUMN, LAYER, SEED));
        columns.addAll(Measured.columns(List.of(Job.SCORING), anchors()));
        columns.addAll(List.of(Proposals.FORMULA, Proposals.GRAPH));
        return columns;
    }

    private List<String> anchors() {
        return search.objectives().names();
    }

    @Override
    public List<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        for (Sampled layer : layers) {
            for (int i = 0; i < seeds; i++) {
                long seed = search.scoring().seed() + i;
                Row row = Row.of(layer.name() + "-seed-" + seed)
                        .with(LAYER, layer.name())
                        .with(SEED, Long.toString(seed))
                        .with(Proposals.FORMULA, layer.formula())
                        .with(Proposals.GRAPH, GraphJson.write(layer.graph()));
                Job job = new Job(
                        layer.graph(), search.rejection(), search.scoring().withSeed(seed), Job.Extent.SCORING_ALONE);
                trials.add(new Trial(row.text(Trial.COLUMN), job, answer -> Measured.into(row, answer)));
            }
        }
        return trials;
    }

    @Override
    public Findings conclude(List<Row> rows) {
        return new NoiseFindings(search, accepted, rows).findings();
    }

    /** So many of these, from the worst to the best at equal distances of rank. */
    static List<Decided> spreadOver(List<Decided> ranked, int wanted) {
        if (ranked.size() <= wanted) {
            return ranked;
        }
        return IntStream.range(0, wanted)
                .mapToObj(i -> ranked.get(Math.round((float) i * (ranked.size() - 1) / Math.max(1, wanted - 1))))
                .toList();
    }
}
