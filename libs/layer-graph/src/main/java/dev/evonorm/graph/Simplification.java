package dev.evonorm.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same layer in fewer nodes: dead nodes are dropped and common subexpressions are computed once.
 *
 * <p>Exact in value and in gradient. So add and mul may swap their inputs (the lower index comes first), but max may not:
 * at a tie its first input gets the gradient, and ties are no rarity while v0 is 0.
 */
public final class Simplification {
    private Simplification() {}

    /** An equivalent graph: the four initial nodes, then the live, distinct nodes in their order. Idempotent. */
    public static LayerGraph simplify(LayerGraph graph) {
        BitSet live = graph.liveNodes();
        int[] renumbered = new int[graph.nodes().size()];
        Map<Node, Integer> placed = new HashMap<>();
        List<Node> nodes = new ArrayList<>(LayerGraph.INITIAL);
        for (int i = 0; i < renumbered.length; i++) {
            Node node = graph.nodes().get(i);
            if (node.op().isInitial()) {
                renumbered[i] = i;
            } else if (live.get(i)) {
                // The output never equals an earlier live node: it is computed in more steps than anything it depends on.
                renumbered[i] = placed.computeIfAbsent(canonical(node, renumbered), fresh -> {
                    nodes.add(fresh);
                    return nodes.size() - 1;
                });
            }
        }
        return new LayerGraph(nodes, graph.groups());
    }

    private static Node canonical(Node node, int[] renumbered) {
        List<Integer> inputs =
                node.inputs().stream().map(input -> renumbered[input]).toList();
        boolean commutes = node.op() == Op.ADD || node.op() == Op.MUL;
        return new Node(
                node.op(), node.over(), commutes ? inputs.stream().sorted().toList() : inputs);
    }
}
