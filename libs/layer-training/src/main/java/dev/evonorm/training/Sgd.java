package dev.evonorm.training;

import dev.evonorm.training.anchor.Variable;
import dev.evonorm.training.ops.Gradients;
import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.Operation;
import org.tensorflow.Output;

import java.util.ArrayList;
import java.util.List;

/**
 * Stochastic gradient descent with Nesterov momentum: g ← ∂ℓ/∂θ + λ·θ · a ← m·a + g · θ ← θ − η·(g + m·a), with the weight
 * decay λ on kernels alone (official code).
 *
 * @param updates one for each variable; run them all
 * @param initialisers of the momenta a, 0 at the start
 */
record Sgd(List<Operation> updates, List<Operation> initialisers) {
    static Sgd of(
            GraphBuilder graph,
            Output<?> loss,
            List<Variable> trained,
            Output<?> rate,
            double momentum,
            double weightDecay) {
        List<Output<?>> gradients =
                Gradients.of(graph, loss, trained.stream().map(Variable::value).toList());
        List<Operation> updates = new ArrayList<>();
        List<Operation> initialisers = new ArrayList<>();
        for (int i = 0; i < trained.size(); i++) {
            Variable variable = trained.get(i);
            Output<?> accumulator = graph.op(
                    "VarHandleOp",
                    "dtype",
                    graph.floatType().dataType(),
                    "shape",
                    variable.value().shape(),
                    "shared_name",
                    "momentum" + i);
            initialisers.add(graph.operation(
                    "AssignVariableOp",
                    accumulator,
                    graph.fill(0, variable.value().shape().asArray())));
            updates.add(graph.operation(
                    "ResourceApplyMomentum",
                    variable.handle(),
                    accumulator,
                    rate,
                    decayed(graph, gradients.get(i), variable, weightDecay),
                    graph.constant(momentum),
                    "use_nesterov",
                    true));
        }
        return new Sgd(updates, initialisers);
    }

    private static Output<?> decayed(GraphBuilder graph, Output<?> gradient, Variable variable, double weightDecay) {
        boolean decays = weightDecay > 0 && variable.kind() == Variable.Kind.KERNEL;
        return decays ? graph.add(gradient, graph.scale(weightDecay, variable.value())) : gradient;
    }
}
