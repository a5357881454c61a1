package dev.evonorm.training.layer;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;
import dev.evonorm.graph.Op;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A layer graph whose every node is off by a small relative error, as rounding makes it: each is multiplied by e^q or by
 * e^−q at random. The error q is itself computed in the graph, from ε, since a layer has no constants but 0.
 */
enum Noise {
    /** q = ε·√√ε = 5.6e-7, some units in the last place of a float. */
    SINGLE(5.6e-7) {
        @Override
        int error(List<Node> nodes, int rootEpsilon, int epsilon) {
            return add(nodes, Node.of(Op.MUL, epsilon, add(nodes, Node.of(Op.SQRT, rootEpsilon))));
        }
    },
    /** q = ε²·√ε = 3.2e-13, some thousand units in the last place of a double. */
    DOUBLE(3.2e-13) {
        @Override
        int error(List<Node> nodes, int rootEpsilon, int epsilon) {
            return add(nodes, Node.of(Op.MUL, rootEpsilon, add(nodes, Node.of(Op.SQUARE, epsilon))));
        }
    };

    private final double size;

    Noise(double size) {
        this.size = size;
    }

    double size() {
        return size;
    }

    abstract int error(List<Node> nodes, int rootEpsilon, int epsilon);

    LayerGraph in(LayerGraph layer, RandomGenerator random) {
        List<Node> nodes = new ArrayList<>(LayerGraph.INITIAL);
        int rootEpsilon = add(nodes, Node.over(Op.MOMENT2, IndexSet.WH, Op.ZERO.ordinal()));
        int error = error(nodes, rootEpsilon, add(nodes, Node.of(Op.SQUARE, rootEpsilon)));
        int up = add(nodes, Node.of(Op.EXP, error));
        int down = add(nodes, Node.of(Op.EXP, add(nodes, Node.of(Op.NEG, error))));
        List<Integer> places = new ArrayList<>(List.of(0, 1, 2, 3));
        for (Node node : layer.nodes().subList(places.size(), layer.nodes().size())) {
            List<Integer> inputs = node.inputs().stream().map(places::get).toList();
            int exact = add(nodes, new Node(node.op(), node.over(), inputs));
            places.add(add(nodes, Node.of(Op.MUL, exact, random.nextBoolean() ? up : down)));
        }
        return new LayerGraph(nodes, layer.groups());
    }

    private static int add(List<Node> nodes, Node node) {
        nodes.add(node);
        return nodes.size() - 1;
    }
}
