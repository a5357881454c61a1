package dev.evonorm.training;

import dev.evonorm.training.anchor.Variable;
import dev.evonorm.training.ops.Gradients;
import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.Operation;
import org.tensorflow.Output;

import java.util.ArrayList;
import java.util.List;

/**
 * Gradient ascent of the weights on the norm of the loss's gradient: θ ← θ + η·∂‖∂ℓ/∂θ‖₂/∂θ, exact to second order, with
 * all trainable weights in the norm (paper, section 4.2; the rate η is ours).
 *
 * @param norm ‖∂ℓ/∂θ‖₂, a scalar
 * @param directions ∂norm/∂θ, one for each variable
 * @param updates one for each variable; run them all
 */
record Ascent(Output<?> norm, List<Output<?>> directions, List<Operation> updates) {
    static Ascent of(GraphBuilder graph, Output<?> loss, List<Variable> trained, double stepSize) {
        List<Output<?>> weights = new ArrayList<>();
        trained.forEach(variable -> weights.add(variable.value()));
        List<Output<?>> squares = new ArrayList<>();
        for (Output<?> gradient : Gradients.of(graph, loss, weights)) {
            squares.add(graph.sumAll(graph.square(gradient)));
        }
        Output<?> norm = graph.sqrt(graph.addAll(squares));
        List<Output<?>> directions = Gradients.of(graph, norm, weights);
        List<Operation> updates = new ArrayList<>();
        for (int i = 0; i < trained.size(); i++) {
            Output<?> step = graph.scale(stepSize, directions.get(i));
            updates.add(graph.operation("AssignAddVariableOp", trained.get(i).handle(), step));
        }
        return new Ascent(norm, directions, updates);
    }
}
