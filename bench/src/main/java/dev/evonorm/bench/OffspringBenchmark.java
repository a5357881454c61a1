package dev.evonorm.bench;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Simplification;
import dev.evonorm.graph.evolve.Mutation;
import dev.evonorm.graph.evolve.Offspring;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A mutation, the whole of what the mutator does for a ticket, a random graph, and the canonical form of one. */
@State(Scope.Benchmark)
public class OffspringBenchmark {
    private final LayerGraph parent = Graphs.evonormB0();
    private final LayerGraph random = Graphs.random().get(0);
    private final Mutation mutation = new Mutation(Graphs.SPACE);
    private final RandomGenerator source = new SplittableRandom(1);
    private long seed;

    @Benchmark
    public LayerGraph mutation() {
        return mutation.apply(random, source);
    }

    @Benchmark
    public Offspring offspring() {
        return Offspring.of(parent, Graphs.VARIATION, Graphs.SPACE, seed++);
    }

    @Benchmark
    public Offspring randomGraph() {
        return Offspring.of(null, Graphs.VARIATION, Graphs.SPACE, seed++);
    }

    @Benchmark
    public LayerGraph simplification() {
        return Simplification.simplify(random);
    }
}
