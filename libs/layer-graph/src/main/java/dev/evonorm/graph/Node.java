package dev.evonorm.graph;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One node of a layer graph: an op applied to earlier nodes.
 *
 * @param op what is computed
 * @param over the index set of an aggregation, else null
 * @param inputs indices of earlier nodes, as many as the op's arity
 */
public record Node(Op op, @Nullable IndexSet over, List<Integer> inputs) {
    public Node {
        inputs = List.copyOf(inputs);
    }

    /** An element-wise or initial node. */
    public static Node of(Op op, Integer... inputs) {
        return new Node(op, null, List.of(inputs));
    }

    /** An aggregation over an index set. */
    public static Node over(Op op, IndexSet over, int input) {
        return new Node(op, over, List.of(input));
    }

    /** Whether this aggregates over the samples of a batch, so that inference needs a moving average of its moment. */
    public boolean acrossBatch() {
        return over != null && over.acrossBatch();
    }
}
