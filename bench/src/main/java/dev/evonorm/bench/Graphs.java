package dev.evonorm.bench;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.evolve.Offspring;
import dev.evonorm.graph.evolve.RandomGraphs;
import dev.evonorm.graph.evolve.SearchSpace;
import dev.evonorm.graph.evolve.Variation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the benchmarks work on: the same graphs in every run, so many that no branch learns them by heart. */
final class Graphs {
    static final int COUNT = 1000;
    static final SearchSpace SPACE = SearchSpace.paper(true);
    /** As the profiles have it: two mutations, the offspring never its parent again. */
    static final Variation VARIATION = new Variation(2, 0, true);

    private Graphs() {}

    static LayerGraph evonormB0() {
        return Catalogue.find("evonorm-b0").orElseThrow().graph();
    }

    /** Random graphs of the paper's space: two thirds do not reach x. */
    static List<LayerGraph> random() {
        RandomGenerator random = new SplittableRandom(1);
        RandomGraphs graphs = new RandomGraphs(SPACE);
        return Stream.generate(() -> graphs.next(random)).limit(COUNT).toList();
    }

    /** Children of EvoNorm-B0. */
    static List<LayerGraph> mutants() {
        return LongStream.range(0, COUNT)
                .mapToObj(seed ->
                        Offspring.of(evonormB0(), VARIATION, SPACE, seed).graph())
                .toList();
    }
}
