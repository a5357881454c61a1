package dev.evonorm.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same layer in its canonical form: no dead nodes, each common subexpression once, nodes in a fixed order.
 *
 * <p>Two graphs get the same form exactly if they differ in dead nodes, repeated subexpressions, the order of nodes and
 * the order of the inputs of add and mul alone. That is exact in value and in gradient. The inputs of max keep their order:
 * at a tie the first gets the gradient, and ties are no rarity while v0 is 0.
 *
 * <p>Method: nodes are placed by their depth over the initial nodes. What they read is then placed already, so equal nodes
 * of one depth are those with equal op, index set and placed inputs, and these sort them.
 */
public final class Simplification {
    private static final Comparator<Node> ORDER = Comparator.comparing(Node::op)
            .thenComparing(node -> node.over() == null ? -1 : node.over().ordinal())
            .thenComparing(node -> node.inputs().get(0))
            .thenComparing(node -> node.inputs().get(node.inputs().size() - 1));

    private Simplification() {}

    /** The canonical form, the four initial nodes first. Idempotent. */
    public static LayerGraph simplify(LayerGraph graph) {
        int[] placed = new int[graph.nodes().size()];
        List<Node> nodes = new ArrayList<>(LayerGraph.INITIAL);
        for (int i = 0; i < nodes.size(); i++) {
            placed[i] = i;
        }
        for (List<Integer> level : levels(graph)) {
            Map<Integer, Node> canonical = new HashMap<>();
            level.forEach(i -> canonical.put(i, canonical(graph.nodes().get(i), placed)));
            List<Node> distinct =
                    canonical.values().stream().distinct().sorted(ORDER).toList();
            level.forEach(i -> placed[i] = nodes.size() + distinct.indexOf(canonical.get(i)));
            nodes.addAll(distinct);
        }
        return new LayerGraph(nodes, graph.groups());
    }

    /** The live nodes by depth. The output is alone in the last: it is deeper than all that it depends on. */
    private static List<List<Integer>> levels(LayerGraph graph) {
        BitSet live = graph.liveNodes();
        int[] depth = new int[graph.nodes().size()];
        List<List<Integer>> levels = new ArrayList<>();
        for (int i = LayerGraph.INITIAL.size(); i < depth.length; i++) {
            if (live.get(i)) {
                depth[i] = 1
                        + graph.nodes().get(i).inputs().stream()
                                .mapToInt(input -> depth[input])
                                .max()
                                .orElse(0);
                while (levels.size() < depth[i]) {
                    levels.add(new ArrayList<>());
                }
                levels.get(depth[i] - 1).add(i);
            }
        }
        return levels;
    }

    private static Node canonical(Node node, int[] placed) {
        List<Integer> inputs = node.inputs().stream().map(i -> placed[i]).toList();
        boolean commutes = node.op() == Op.ADD || node.op() == Op.MUL;
        return new Node(
                node.op(), node.over(), commutes ? inputs.stream().sorted().toList() : inputs);
    }
}
