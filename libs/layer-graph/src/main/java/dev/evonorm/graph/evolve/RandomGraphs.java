package dev.evonorm.graph.evolve;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Random graphs, node by node: a primitive at random, then its inputs at random among all earlier nodes; the last node is
 * the output (paper, section 3.1, "Random Graph Generation").
 *
 * @param space what is drawn from
 */
public record RandomGraphs(SearchSpace space) {
    /** A graph of exactly {@code space.nodes()} intermediate nodes, most of them dead as a rule. */
    public LayerGraph next(RandomGenerator random) {
        List<Node> nodes = new ArrayList<>(LayerGraph.INITIAL);
        for (int i = 0; i < space.nodes(); i++) {
            nodes.add(space.draw(nodes.size(), random));
        }
        return new LayerGraph(nodes, space.groups());
    }
}
