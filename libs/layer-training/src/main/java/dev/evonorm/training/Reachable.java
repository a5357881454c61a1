package dev.evonorm.training;

import org.tensorflow.GraphOperation;
import org.tensorflow.Operation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What TensorFlow runs for a target: everything that it depends on. */
final class Reachable {
    private Reachable() {}

    static Set<GraphOperation> from(Operation target) {
        Set<GraphOperation> reached = new LinkedHashSet<>();
        Deque<GraphOperation> open = new ArrayDeque<>(List.of((GraphOperation) target));
        while (!open.isEmpty()) {
            GraphOperation operation = open.remove();
            if (reached.add(operation)) {
                for (int i = 0; i < operation.numInputs(); i++) {
                    open.add((GraphOperation) operation.input(i).op());
                }
                open.addAll(operation.controlInputs());
            }
        }
        return reached;
    }
}
