package dev.evonorm.graph.evolve;

import dev.evonorm.graph.LayerGraph;
import org.jspecify.annotations.Nullable;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The graph that a ticket stands for.
 *
 * @param graph the new graph
 * @param random whether it was drawn at random, with no trace of the parent in it
 */
public record Offspring(LayerGraph graph, boolean random) {
    /**
     * Makes the offspring, a pure function of its arguments: the same call gives the same graph on any machine.
     *
     * <p>Without a parent: a random graph. With no mutations: the parent itself. Else, with {@code randomProbability} a
     * random graph, and otherwise the parent, padded to the size of the space and mutated so often in a row.
     *
     * @param mutations how often the parent is mutated (recalled from the paper's appendix: 2)
     * @param randomProbability chance that a random graph takes the offspring's place (recalled: 0.5)
     * @param seed of everything random about it
     */
    public static Offspring of(
            @Nullable LayerGraph parent, int mutations, double randomProbability, SearchSpace space, long seed) {
        if (mutations < 0) {
            throw new IllegalArgumentException("mutations is %d; it must be at least 0".formatted(mutations));
        }
        RandomGenerator random = new SplittableRandom(seed);
        if (parent != null && mutations == 0) {
            return new Offspring(parent, false);
        }
        if (parent == null || random.nextDouble() < randomProbability) {
            return new Offspring(new RandomGraphs(space).next(random), true);
        }
        Mutation mutation = new Mutation(space);
        LayerGraph mutant = new Padding(space).apply(parent, random);
        for (int i = 0; i < mutations; i++) {
            mutant = mutation.apply(mutant, random);
        }
        return new Offspring(mutant, false);
    }
}
