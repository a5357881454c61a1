package dev.evonorm.graph;

import java.util.List;

/** The rules that make a list of nodes a {@link LayerGraph}; each refusal names the node and says what is allowed. */
final class GraphRules {
    private static final int FIRST_INTERMEDIATE = 4;

    private GraphRules() {}

    static void check(List<Node> nodes, int groups) {
        require(groups >= 1, "groups is %d; it must be at least 1", groups);
        require(
                nodes.size() <= LayerGraph.MAX_NODES,
                "the graph has %d nodes; at most %d are allowed",
                nodes.size(),
                LayerGraph.MAX_NODES);
        require(
                nodes.size() > FIRST_INTERMEDIATE,
                "the graph has %d nodes; it needs x, zero, v0, v1 and at least one more",
                nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            if (i < FIRST_INTERMEDIATE) {
                checkInitial(i, nodes.get(i));
            } else {
                checkIntermediate(i, nodes.get(i));
            }
        }
    }

    private static void checkInitial(int index, Node node) {
        Op expected = LayerGraph.INITIAL.get(index).op();
        require(
                node.op() == expected && node.inputs().isEmpty() && node.over() == null,
                "node %d must be {\"op\":\"%s\"}: a graph starts with x, zero, v0, v1",
                index,
                expected.id());
    }

    private static void checkIntermediate(int index, Node node) {
        Op op = node.op();
        require(
                !op.isInitial(),
                "node %d repeats the initial node '%s'; refer to node %d",
                index,
                op.id(),
                op.ordinal());
        require(
                node.inputs().size() == op.arity(),
                "node %d (%s) has %d inputs; %s takes %d",
                index,
                op.id(),
                node.inputs().size(),
                op.id(),
                op.arity());
        for (int input : node.inputs()) {
            require(
                    input >= 0 && input < index,
                    "node %d (%s) reads node %d; a node reads earlier nodes only (0 to %d)",
                    index,
                    op.id(),
                    input,
                    index - 1);
        }
        require(
                op.isAggregation() == (node.over() != null),
                op.isAggregation()
                        ? "node %d (%s) needs \"over\": one of bwh, whc, wh, whcg"
                        : "node %d (%s) is not an aggregation and takes no \"over\"",
                index,
                op.id());
    }

    private static void require(boolean holds, String format, Object... values) {
        if (!holds) {
            throw new InvalidGraphException(format.formatted(values));
        }
    }
}
