package dev.evonorm.graph.evolve;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Room for a small parent to grow (ours): random dead nodes, inserted at random places before the output.
 *
 * <p>A mutation replaces nodes and never adds one. A hand-made layer of three nodes could thus never become one of ten,
 * though every graph of the search has ten. Padded, it computes the same, and later mutations may hook the dead nodes up.
 * They stand at random places, not all at the end, since a node can only read earlier ones.
 */
final class Padding {
    private final SearchSpace space;

    Padding(SearchSpace space) {
        this.space = space;
    }

    /** The same function in {@code space.nodes()} intermediate nodes; a graph that has as many or more is left alone. */
    LayerGraph apply(LayerGraph graph, RandomGenerator random) {
        List<Node> nodes = new ArrayList<>(graph.nodes());
        int initial = LayerGraph.INITIAL.size();
        while (nodes.size() - initial < space.nodes()) {
            int at = initial + random.nextInt(nodes.size() - initial);
            Node inserted = space.draw(at, random);
            nodes.replaceAll(node -> shifted(node, at));
            nodes.add(at, inserted);
        }
        return new LayerGraph(nodes, graph.groups());
    }

    private static Node shifted(Node node, int from) {
        List<Integer> inputs =
                node.inputs().stream().map(i -> i >= from ? i + 1 : i).toList();
        return new Node(node.op(), node.over(), inputs);
    }
}
