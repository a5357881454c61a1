package dev.evonorm.study.layers;

import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.SpaceSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.evolve.RandomGraphs;
import dev.evonorm.study.Findings;
import dev.evonorm.study.Measured;
import dev.evonorm.study.Proposals;
import dev.evonorm.study.Row;
import dev.evonorm.study.Spaces;
import dev.evonorm.study.Study;
import dev.evonorm.study.Trial;
import dev.evonorm.study.worker.Job;
import dev.evonorm.training.RejectionTests;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random graphs, each trained as the quality test trains on every anchor (paper, section 3.1, Figures 2 and 3).
 *
 * <p>Two kinds are not trained. A graph that the probe finds dead sees no image, or is not finite from the first step on: its
 * accuracy counts as chance. A graph that computes what an earlier one computes shares that one's result.
 */
public final class RandomLayers implements Study {
    static final String RANDOM = "random";
    static final String REFERENCE = "reference";

    private final Settings settings;

    /**
     * What decides the results.
     *
     * @param count of random graphs
     * @param seed of the graphs
     * @param space that they are drawn from
     * @param tests anchors, and the quality test with its training
     * @param references layers of the catalogue trained in the same way
     * @param data what is known of the data set
     */
    public record Settings(
            int count,
            long seed,
            SpaceSettings space,
            RejectionSettings tests,
            List<String> references,
            DataFacts data) {}

    /**
     * What the figures need of the data set.
     *
     * @param sha256 of classes and pixels
     * @param validationImages that accuracy is measured on
     */
    public record DataFacts(String sha256, int classes, int validationImages) {}

    public RandomLayers(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "random-layers";
    }

    @Override
    public Object settings() {
        return settings;
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(
                List.of(Trial.COLUMN, Proposals.SOURCE, Proposals.PROBE, Proposals.SAME_AS, Proposals.PROBE_CPU));
        columns.addAll(Measured.columns(
                List.of(RejectionTests.QUALITY), settings.tests().anchors()));
        columns.addAll(List.of(Proposals.FORMULA, Proposals.GRAPH));
        return columns;
    }

    @Override
    public List<Trial> trials() {
        Proposals proposals = new Proposals();
        List<Trial> trials = new ArrayList<>();
        for (String name : settings.references()) {
            LayerGraph graph = Catalogue.find(name)
                    .orElseThrow()
                    .graph()
                    .withGroups(settings.space().groups());
            Row row = new Proposals().row(name, REFERENCE, graph);
            trials.add(new Trial(name, job(graph), answer -> Measured.into(row, answer)));
        }
        RandomGraphs graphs = new RandomGraphs(Spaces.of(settings.space()));
        SplittableRandom random = new SplittableRandom(settings.seed());
        for (int i = 1; i <= settings.count(); i++) {
            LayerGraph graph = graphs.next(random.split());
            Row row = proposals.row("random-%05d".formatted(i), RANDOM, graph);
            boolean trained = Proposals.alive(row) && !row.has(Proposals.SAME_AS);
            trials.add(
                    trained
                            ? new Trial(row.text(Trial.COLUMN), job(graph), answer -> Measured.into(row, answer))
                            : Trial.known(row));
        }
        return trials;
    }

    private Job job(LayerGraph graph) {
        return Job.tests(graph, settings.tests(), Job.Extent.QUALITY_EVERYWHERE);
    }

    @Override
    public Findings conclude(List<Row> rows) {
        return new RandomLayersFindings(settings, rows).findings();
    }
}
