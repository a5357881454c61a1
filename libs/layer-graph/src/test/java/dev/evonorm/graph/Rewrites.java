package dev.evonorm.graph;

import dev.evonorm.graph.evolve.RandomGraphs;
import dev.evonorm.graph.evolve.Sampling;
import dev.evonorm.graph.evolve.SearchSpace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Ways to write the same layer differently, and graphs to try them on. */
public final class Rewrites {
    private static final int INITIAL = LayerGraph.INITIAL.size();

    private Rewrites() {}

    public static LayerGraph randomGraph(long seed) {
        return new RandomGraphs(new SearchSpace(10, true, Sampling.ROWS, 4)).next(new SplittableRandom(seed));
    }

    /** Another order of evaluation; only live nodes are kept, so that the output may stay last. */
    public static LayerGraph reordered(LayerGraph graph, RandomGenerator random) {
        List<Integer> waiting = new ArrayList<>(
                graph.liveNodes().stream().filter(i -> i >= INITIAL).boxed().toList());
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        Set<Integer> placed = new HashSet<>(order);
        while (!waiting.isEmpty()) {
            List<Integer> ready = waiting.stream()
                    .filter(i -> placed.containsAll(graph.nodes().get(i).inputs()))
                    .toList();
            int next = ready.get(random.nextInt(ready.size()));
            waiting.remove((Integer) next);
            order.add(next);
            placed.add(next);
        }
        List<Node> nodes = order.stream()
                .map(i -> mapped(graph.nodes().get(i), order::indexOf))
                .toList();
        return new LayerGraph(nodes, graph.groups());
    }

    /** A few nodes that nothing reads, anywhere before the output. */
    public static LayerGraph withDeadNodes(LayerGraph graph, RandomGenerator random) {
        List<Node> nodes = new ArrayList<>(graph.nodes());
        for (int n = 0; n < 4; n++) {
            int at = INITIAL + random.nextInt(nodes.size() - INITIAL);
            insert(nodes, at, Node.of(Op.DIV, random.nextInt(at), random.nextInt(at)));
        }
        return new LayerGraph(nodes, graph.groups());
    }

    /** The inputs of some additions and multiplications swapped. */
    public static LayerGraph commuted(LayerGraph graph, RandomGenerator random) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            boolean commutes = node.op() == Op.ADD || node.op() == Op.MUL;
            List<Integer> inputs = new ArrayList<>(node.inputs());
            if (commutes && random.nextBoolean()) {
                Collections.reverse(inputs);
            }
            nodes.add(new Node(node.op(), node.over(), inputs));
        }
        return new LayerGraph(nodes, graph.groups());
    }

    /** One node computed twice; later nodes read either copy. */
    public static LayerGraph withDuplicate(LayerGraph graph, RandomGenerator random) {
        if (graph.intermediateCount() < 2) {
            return graph;
        }
        int original = INITIAL + random.nextInt(graph.intermediateCount() - 1);
        List<Node> nodes = new ArrayList<>(graph.nodes());
        insert(nodes, original + 1, nodes.get(original));
        for (int i = original + 2; i < nodes.size(); i++) {
            nodes.set(
                    i, mapped(nodes.get(i), input -> input == original && random.nextBoolean() ? original + 1 : input));
        }
        return new LayerGraph(nodes, graph.groups());
    }

    /** All of these, one after the other. */
    public static LayerGraph rewritten(LayerGraph graph, RandomGenerator random) {
        return withDeadNodes(commuted(withDuplicate(reordered(graph, random), random), random), random);
    }

    private static void insert(List<Node> nodes, int at, Node node) {
        nodes.replaceAll(old -> mapped(old, input -> input >= at ? input + 1 : input));
        nodes.add(at, node);
    }

    private static Node mapped(Node node, java.util.function.UnaryOperator<Integer> renumbered) {
        return new Node(
                node.op(), node.over(), node.inputs().stream().map(renumbered).toList());
    }
}
