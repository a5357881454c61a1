package dev.evonorm.study.rejection;

import dev.evonorm.contracts.settings.OffspringSettings;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.SpaceSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.evolve.Offspring;
import dev.evonorm.graph.evolve.SearchSpace;
import dev.evonorm.graph.evolve.Variation;
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
 * Random graphs and mutants of known layers, each judged by the probe and, whatever it says, by the quality and the stability test.
 * Each test goes on through the anchors until it fails, whatever the other said: from that it follows what any pipeline of
 * probe, reuse, early end and tests would have decided, and at what cost.
 */
public final class RejectionStudy implements Study {
    static final String RANDOM = "random";
    static final String MUTATION = "mutation";
    static final String PARENT = "parent";

    private final Settings settings;

    /**
     * What decides the results.
     *
     * @param random number of random graphs
     * @param mutations number of mutants
     * @param parents layers of the catalogue that are mutated, in turn
     * @param seed of graphs and mutants
     * @param offspring how often a parent is mutated; its share of random graphs is not looked at
     * @param tests anchors and both tests
     * @param dataSha256 of classes and pixels
     */
    public record Settings(
            int random,
            int mutations,
            List<String> parents,
            long seed,
            SpaceSettings space,
            OffspringSettings offspring,
            RejectionSettings tests,
            String dataSha256) {}

    public RejectionStudy(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "rejection";
    }

    @Override
    public Object settings() {
        return settings;
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(
                Trial.COLUMN, Proposals.SOURCE, PARENT, Proposals.PROBE, Proposals.SAME_AS, Proposals.PROBE_CPU));
        columns.addAll(Measured.columns(RejectionTests.NAMES, settings.tests().anchors()));
        columns.addAll(EarlyEnd.columns(settings.tests().anchors()));
        columns.addAll(List.of(Proposals.FORMULA, Proposals.GRAPH));
        return columns;
    }

    @Override
    public List<Trial> trials() {
        SearchSpace space = Spaces.of(settings.space());
        SplittableRandom seeds = new SplittableRandom(settings.seed());
        // Two streams, so that the mutants do not depend on the number of random graphs.
        SplittableRandom mutantSeeds = seeds.split();
        Variation variation = new Variation(
                settings.offspring().mutations(), 0, settings.offspring().distinct());
        List<Trial> trials = new ArrayList<>();
        Proposals randoms = new Proposals();
        for (int i = 1; i <= settings.random(); i++) {
            LayerGraph graph =
                    Offspring.of(null, variation, space, seeds.nextLong()).graph();
            trials.add(trial(randoms.row("random-%05d".formatted(i), RANDOM, graph), graph));
        }
        Proposals mutants = new Proposals();
        for (int i = 1; i <= settings.mutations(); i++) {
            String parent = settings.parents().get((i - 1) % settings.parents().size());
            LayerGraph whole = Catalogue.find(parent)
                    .orElseThrow()
                    .graph()
                    .withGroups(settings.space().groups());
            LayerGraph graph = Offspring.of(whole, variation, space, mutantSeeds.nextLong())
                    .graph();
            Row row = mutants.row("mutant-%05d".formatted(i), MUTATION, graph).with(PARENT, parent);
            trials.add(trial(row, graph));
        }
        return trials;
    }

    private Trial trial(Row row, LayerGraph graph) {
        Job job = Job.tests(graph, settings.tests(), Job.Extent.EACH_TEST_UNTIL_IT_FAILS);
        var chance = settings.tests().quality().chance();
        return new Trial(
                row.text(Trial.COLUMN), job, answer -> EarlyEnd.into(Measured.into(row, answer), answer, chance));
    }

    @Override
    public Findings conclude(List<Row> rows) {
        return new RejectionFindings(settings, rows).findings();
    }
}
