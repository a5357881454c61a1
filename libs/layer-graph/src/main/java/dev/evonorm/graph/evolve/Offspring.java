package dev.evonorm.graph.evolve;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Simplification;
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
    /** Bounds the work where no mutation can change the layer; elsewhere two or three further ones suffice. */
    private static final int MOST_FURTHER = 64;

    /**
     * Makes the offspring, a pure function of its arguments: the same call gives the same graph on any machine.
     *
     * <p>Without a parent: a random graph. With no mutations: the parent itself. Else, with the variation's probability, a
     * random graph, and otherwise the parent, padded to the size of the space and mutated so often in a row.
     *
     * @param seed of everything random about it
     */
    public static Offspring of(@Nullable LayerGraph parent, Variation variation, SearchSpace space, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        if (parent != null && variation.mutations() == 0) {
            return new Offspring(parent, false);
        }
        if (parent == null || random.nextDouble() < variation.randomProbability()) {
            return new Offspring(new RandomGraphs(space).next(random), true);
        }
        return new Offspring(mutant(parent, variation, space, random), false);
    }

    private static LayerGraph mutant(
            LayerGraph parent, Variation variation, SearchSpace space, RandomGenerator random) {
        Mutation mutation = new Mutation(space);
        LayerGraph mutant = new Padding(space).apply(parent, random);
        for (int i = 0; i < variation.mutations(); i++) {
            mutant = mutation.apply(mutant, random);
        }
        return variation.distinct() ? distinct(mutant, Simplification.simplify(parent), mutation, random) : mutant;
    }

    /** Mutates further while the layer is still the parent's: what changed were dead nodes. */
    private static LayerGraph distinct(
            LayerGraph mutant, LayerGraph parentForm, Mutation mutation, RandomGenerator random) {
        for (int i = 0; i < MOST_FURTHER && parentForm.equals(Simplification.simplify(mutant)); i++) {
            mutant = mutation.apply(mutant, random);
        }
        return mutant;
    }
}
