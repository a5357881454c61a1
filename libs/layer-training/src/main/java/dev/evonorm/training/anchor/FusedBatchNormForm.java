package dev.evonorm.training.anchor;

import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operation;
import org.tensorflow.Output;

import java.util.ArrayList;
import java.util.List;

/**
 * Batch normalisation by TensorFlow's fused kernel, then ReLU: what a person would write by hand, and the yardstick for what
 * compiled layers cost. In training form, float32, and differentiable once.
 */
public final class FusedBatchNormForm implements NetworkForm {
    private static final float EPSILON = 1e-5f;

    private final GraphBuilder graph;
    private final Variables variables;
    private final List<Operation> movingUpdates = new ArrayList<>();

    public FusedBatchNormForm(GraphBuilder graph, Variables variables) {
        this.graph = graph;
        this.variables = variables;
    }

    @Override
    public Output<?> layer(Output<?> x) {
        long channels = x.shape().size(3);
        Output<?> gamma = variables.vector(1, channels).value();
        Output<?> beta = variables.vector(0, channels).value();
        Output<?> none = graph.fill(0, 0);
        GraphOperation kernel = graph.operation(
                "FusedBatchNormV3", x, gamma, beta, none, none, "is_training", true, "epsilon", EPSILON);
        update(variables.moving(0, channels), kernel.output(1));
        update(variables.moving(1, channels), kernel.output(2));
        return graph.relu(graph.withGradient(
                kernel.output(0),
                List.of(x, gamma, beta),
                List.of(
                        dy -> gradient(kernel, dy).output(0),
                        dy -> gradient(kernel, dy).output(1),
                        dy -> gradient(kernel, dy).output(2))));
    }

    @Override
    public Output<?> affine(Output<?> x) {
        return LayerForm.affine(graph, variables, x);
    }

    @Override
    public List<Operation> movingUpdates() {
        return List.copyOf(movingUpdates);
    }

    private void update(Variable variable, Output<?> moment) {
        Output<?> step = graph.scale(1 - LayerForm.MOMENTUM, graph.sub(variable.value(), moment));
        movingUpdates.add(graph.operation("AssignSubVariableOp", variable.handle(), step));
    }

    private GraphOperation gradient(GraphOperation kernel, Output<?> dy) {
        Output<?> x = kernel.input(0);
        return (GraphOperation) graph.exactly(
                        "FusedBatchNormGradV3",
                        graph.broadcastTo(dy, x.shape().asArray()),
                        x,
                        kernel.input(1),
                        kernel.output(3),
                        kernel.output(4),
                        kernel.output(5),
                        "is_training",
                        true,
                        "epsilon",
                        EPSILON)
                .op();
    }
}
