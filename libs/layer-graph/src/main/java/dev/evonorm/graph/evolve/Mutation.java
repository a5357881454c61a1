package dev.evonorm.graph.evolve;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The paper's mutation in three steps (section 4.1): choose an intermediate node uniformly, replace its op by one drawn
 * from Table 2, draw new predecessors uniformly among the earlier nodes.
 *
 * <p>Dead nodes are chosen like any other, and the new op may be the old one: such mutants may compute the parent's
 * function, and the probe's fingerprint tells.
 *
 * @param space what the new op is drawn from
 */
public record Mutation(SearchSpace space) {
    /** A graph that differs from the parent in at most one node; the number of nodes and of groups stays. */
    public LayerGraph apply(LayerGraph parent, RandomGenerator random) {
        int initial = LayerGraph.INITIAL.size();
        int chosen = initial + random.nextInt(parent.intermediateCount());
        List<Node> nodes = new ArrayList<>(parent.nodes());
        nodes.set(chosen, space.draw(chosen, random));
        return new LayerGraph(nodes, parent.groups());
    }
}
