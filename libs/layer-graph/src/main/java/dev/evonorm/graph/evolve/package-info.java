/**
 * How graphs come about: drawn at random from a search space, or mutated from a parent.
 * Start with {@link dev.evonorm.graph.evolve.Offspring}, then {@link dev.evonorm.graph.evolve.SearchSpace}. Nothing here
 * may know fitness, populations or what becomes of the graphs.
 */
@NullMarked
package dev.evonorm.graph.evolve;

import org.jspecify.annotations.NullMarked;
