package dev.evonorm.training.anchor;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Op;
import dev.evonorm.graph.Simplification;
import dev.evonorm.training.layer.LayerOps;
import dev.evonorm.training.layer.LayerOutput;
import dev.evonorm.training.layer.MovingMoments;
import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.Operation;
import org.tensorflow.Output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The layer under test at its places in a network, z = γ·layer(x) + β, in training or in inference form.
 *
 * <p>γ is 1 and β is 0 at the start (paper, section 4). Every live batch aggregation keeps a moving average of its moment
 * before the root, m ← 0.9·m + 0.1·batch (official code), 0 at the start for a mean and 1 for a second moment. v0 and v1 are
 * variables where the layer's output depends on them.
 */
public final class LayerForm implements NetworkForm {
    /** Weight of the old average (official code). */
    public static final double MOMENTUM = 0.9;

    private final GraphBuilder graph;
    private final Variables variables;
    private final LayerGraph layer;
    private final SortedMap<Integer, Double> movingMoments;
    private final Kind kind;
    private final List<Operation> movingUpdates = new ArrayList<>();

    private enum Kind {
        TRAINING,
        LITERAL,
        INFERENCE
    }

    private LayerForm(GraphBuilder graph, Variables variables, LayerGraph layer, Kind kind) {
        this.graph = graph;
        this.variables = variables;
        this.layer = Simplification.simplify(layer);
        this.movingMoments = MovingMoments.of(this.layer);
        this.kind = kind;
    }

    /** Moments come from the batch; {@link #movingUpdates} take them in. */
    public static LayerForm training(GraphBuilder graph, Variables variables, LayerGraph layer) {
        return new LayerForm(graph, variables, layer, Kind.TRAINING);
    }

    /** As {@link #training}, with every node of the layer in the shape of x: see {@link LayerOps#literal}. */
    public static LayerForm literal(GraphBuilder graph, Variables variables, LayerGraph layer) {
        return new LayerForm(graph, variables, layer, Kind.LITERAL);
    }

    /** Batch moments are replaced by their moving averages: every image is judged by itself. */
    public static LayerForm inference(GraphBuilder graph, Variables variables, LayerGraph layer) {
        return new LayerForm(graph, variables, layer, Kind.INFERENCE);
    }

    @Override
    public List<Operation> movingUpdates() {
        return List.copyOf(movingUpdates);
    }

    /** γ·layer(x) + β for x of [b, h, w, c]. */
    @Override
    public Output<?> layer(Output<?> x) {
        long channels = x.shape().size(3);
        Output<?> v0 = vector(Op.V0, 0, channels);
        Output<?> v1 = vector(Op.V1, 1, channels);
        Map<Integer, Variable> moving = new TreeMap<>();
        movingMoments.forEach((node, initial) -> moving.put(node, variables.moving(initial, channels)));
        return affine(kind != Kind.INFERENCE ? trained(x, v0, v1, moving) : judged(x, v0, v1, moving));
    }

    /** γ·x + β alone: where the original normalises without an activation (official code). */
    @Override
    public Output<?> affine(Output<?> x) {
        return affine(graph, variables, x);
    }

    static Output<?> affine(GraphBuilder graph, Variables variables, Output<?> x) {
        long channels = x.shape().size(3);
        Output<?> gamma = variables.vector(1, channels).value();
        Output<?> beta = variables.vector(0, channels).value();
        return graph.add(graph.mul(x, gamma), beta);
    }

    private Output<?> trained(Output<?> x, Output<?> v0, Output<?> v1, Map<Integer, Variable> moving) {
        LayerOutput output = kind == Kind.LITERAL
                ? LayerOps.literal(graph, layer, x, v0, v1)
                : LayerOps.training(graph, layer, x, v0, v1);
        moving.forEach((node, variable) -> {
            Output<?> moment = Objects.requireNonNull(output.batchMoments().get(node));
            Output<?> step = graph.scale(1 - MOMENTUM, graph.sub(variable.value(), moment));
            movingUpdates.add(graph.operation("AssignSubVariableOp", variable.handle(), step));
        });
        return output.y();
    }

    private Output<?> judged(Output<?> x, Output<?> v0, Output<?> v1, Map<Integer, Variable> moving) {
        Map<Integer, Output<?>> moments = new HashMap<>();
        moving.forEach((node, variable) -> moments.put(node, variable.value()));
        return LayerOps.inference(graph, layer, x, v0, v1, moments);
    }

    private Output<?> vector(Op op, double initial, long channels) {
        boolean used = layer.nodes().stream().anyMatch(node -> node.inputs().contains(op.ordinal()));
        return used ? variables.vector(initial, channels).value() : graph.fill(initial, channels);
    }
}
