package dev.evonorm.study.ablation;

import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;
import dev.evonorm.study.Findings;
import dev.evonorm.study.Measured;
import dev.evonorm.study.Proposals;
import dev.evonorm.study.Row;
import dev.evonorm.study.Study;
import dev.evonorm.study.Trial;
import dev.evonorm.study.worker.Job;

import java.util.ArrayList;
import java.util.List;

/** Layers of the catalogue, each with several training seeds: both tests and the scoring training, on every anchor. */
public final class LayerAblation implements Study {
    static final String LAYER = "layer";
    private static final String SEED = "training_seed";

    private final Settings settings;
    private final List<String> layers;
    private final int seeds;

    /**
     * What decides the result of a trial.
     *
     * @param tests anchors and both tests, with the first training seed
     * @param scoring the longer training, with the first training seed
     * @param groups of grouped aggregations
     * @param dataSha256 of classes and pixels
     */
    public record Settings(RejectionSettings tests, TrainingSettings scoring, int groups, String dataSha256) {}

    /**
     * @param layers names in the catalogue
     * @param seeds training seeds in a row
     */
    public LayerAblation(Settings settings, List<String> layers, int seeds) {
        this.settings = settings;
        this.layers = List.copyOf(layers);
        this.seeds = seeds;
    }

    @Override
    public String name() {
        return "layers";
    }

    @Override
    public Object settings() {
        return settings;
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(Trial.COLUMN, LAYER, SEED));
        columns.addAll(Measured.columns(Job.MEASUREMENTS, settings.tests().anchors()));
        columns.add(Proposals.FORMULA);
        return columns;
    }

    @Override
    public List<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        for (String name : layers) {
            CatalogueLayer layer = Catalogue.find(name).orElseThrow();
            LayerGraph graph = layer.graph().withGroups(settings.groups());
            for (int later = 0; later < seeds; later++) {
                long seed = settings.scoring().seed() + later;
                Row row = Row.of(name + "-seed-" + seed)
                        .with(LAYER, name)
                        .with(SEED, Long.toString(seed))
                        .with(Proposals.FORMULA, layer.formula());
                trials.add(new Trial(row.text(Trial.COLUMN), job(graph, later), answer -> Measured.into(row, answer)));
            }
        }
        return trials;
    }

    private Job job(LayerGraph graph, int later) {
        RejectionSettings tests = settings.tests();
        TrainingSettings training = tests.quality().training();
        RejectionSettings seeded = tests.withTraining(training.withSeed(training.seed() + later));
        TrainingSettings scoring = settings.scoring();
        return new Job(graph, seeded, scoring.withSeed(scoring.seed() + later), Job.Extent.EVERYTHING);
    }

    @Override
    public Findings conclude(List<Row> rows) {
        return new LayerFindings(settings.tests().anchors(), rows).findings();
    }
}
