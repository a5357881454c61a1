package dev.evonorm.training.layer;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;
import dev.evonorm.graph.Op;
import dev.evonorm.graph.Simplification;
import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.Output;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A layer graph as TensorFlow operations (method: section 1).
 *
 * <p>Every node keeps rank 4 and the smallest shape that holds its values: [b, h, w, c] if it differs from element to
 * element, [1, 1, 1, c] for a value a channel, [b, 1, 1, c] or [b, 1, 1, 1] for moments of a sample; only the output is
 * broadcast to the shape of x. Works on the simplified graph: indices of nodes are those of
 * {@link Simplification#simplify}.
 */
public final class LayerOps {
    private final GraphBuilder builder;
    private final LayerGraph layer;
    private final Output<?> x;
    private final Primitives primitives;
    private final BatchMoments batchMoments;
    private final boolean literal;
    private final Map<Integer, Output<?>> values = new HashMap<>();

    /** Where the moment of a node that aggregates over the batch comes from. */
    @FunctionalInterface
    private interface BatchMoments {
        /** @param computed takes it from this batch, broadcastable to [1, 1, 1, c] */
        Output<?> moment(int node, Supplier<Output<?>> computed);
    }

    private LayerOps(GraphBuilder builder, LayerGraph layer, Output<?> x, boolean literal, BatchMoments batchMoments) {
        this.builder = builder;
        this.layer = Simplification.simplify(layer);
        this.x = x;
        this.primitives = new Primitives(builder);
        this.literal = literal;
        this.batchMoments = batchMoments;
    }

    /**
     * The layer in training: batch aggregations are over this batch.
     *
     * @param builder owns what is built; nothing here needs closing
     * @param x [b, h, w, c], all known
     * @param v0 [c]
     * @param v1 [c]
     */
    public static LayerOutput training(
            GraphBuilder builder, LayerGraph layer, Output<?> x, Output<?> v0, Output<?> v1) {
        return training(builder, layer, x, v0, v1, false);
    }

    /**
     * The layer in training as the search space defines it (method: section 1): every node is written out in the shape of x,
     * moments and vectors too. The yardstick for what keeping them small is worth.
     */
    public static LayerOutput literal(GraphBuilder builder, LayerGraph layer, Output<?> x, Output<?> v0, Output<?> v1) {
        return training(builder, layer, x, v0, v1, true);
    }

    private static LayerOutput training(
            GraphBuilder builder, LayerGraph layer, Output<?> x, Output<?> v0, Output<?> v1, boolean literal) {
        long channels = x.shape().size(3);
        Map<Integer, Output<?>> taken = new HashMap<>();
        LayerOps ops = new LayerOps(builder, layer, x, literal, (node, computed) -> {
            Output<?> moment = computed.get();
            Output<?> everyChannel = builder.broadcastTo(moment, 1, 1, 1, channels);
            taken.put(node, builder.reshape(everyChannel, channels));
            return moment;
        });
        return new LayerOutput(ops.output(v0, v1), taken);
    }

    /**
     * The layer in inference: moments over the batch are replaced by their moving averages.
     *
     * @param builder owns what is built; nothing here needs closing
     * @param x [b, h, w, c], all known
     * @param v0 [c]
     * @param v1 [c]
     * @param movingMoments [c] each, for the nodes that {@link MovingMoments#of} names
     * @return [b, h, w, c]
     * @throws IllegalArgumentException if a moving moment is missing
     */
    public static Output<?> inference(
            GraphBuilder builder,
            LayerGraph layer,
            Output<?> x,
            Output<?> v0,
            Output<?> v1,
            Map<Integer, ? extends Output<?>> movingMoments) {
        LayerOps ops = new LayerOps(builder, layer, x, false, (node, computed) -> {
            Output<?> moving = movingMoments.get(node);
            if (moving == null) {
                throw new IllegalArgumentException("node %d has no moving moment; given are %s, needed are %s"
                        .formatted(
                                node,
                                movingMoments.keySet(),
                                MovingMoments.of(layer).keySet()));
            }
            return builder.reshape(moving, 1, 1, 1, x.shape().size(3));
        });
        return ops.output(v0, v1);
    }

    private Output<?> output(Output<?> v0, Output<?> v1) {
        // Moments over (w, h) first: those over further axes can then be made of them without a pass over x.
        for (int i = 0; i < layer.nodes().size(); i++) {
            if (layer.nodes().get(i).over() == IndexSet.WH) {
                value(i, v0, v1);
            }
        }
        return builder.broadcastTo(value(layer.output(), v0, v1), x.shape().asArray());
    }

    private Output<?> value(int index, Output<?> v0, Output<?> v1) {
        Output<?> known = values.get(index);
        if (known != null) {
            return known;
        }
        layer.nodes().get(index).inputs().forEach(input -> value(input, v0, v1));
        Output<?> smallest = computed(index, v0, v1);
        Output<?> value = literal ? builder.broadcastTo(smallest, x.shape().asArray()) : smallest;
        values.put(index, value);
        return value;
    }

    private Output<?> computed(int index, Output<?> v0, Output<?> v1) {
        Node node = layer.nodes().get(index);
        return switch (node.op()) {
            case X -> x;
            case ZERO -> builder.reshape(builder.constant(0), 1, 1, 1, 1);
            case V0 -> builder.reshape(v0, 1, 1, 1, v0.shape().size(0));
            case V1 -> builder.reshape(v1, 1, 1, 1, v1.shape().size(0));
            case MEAN -> moment(index);
            case MOMENT2, MOMENT2C -> builder.sqrt(builder.add(moment(index), builder.constant(Op.EPSILON)));
            default -> primitives.apply(
                    node.op(),
                    node.inputs().stream().<Output<?>>map(this::input).toList());
        };
    }

    private Output<?> input(int index) {
        return Objects.requireNonNull(values.get(index), "inputs are computed first");
    }

    /** The moment of an aggregation, before any square root. */
    private Output<?> moment(int index) {
        return layer.nodes().get(index).acrossBatch()
                ? batchMoments.moment(index, () -> computedMoment(index))
                : computedMoment(index);
    }

    private Output<?> computedMoment(int index) {
        Node node = layer.nodes().get(index);
        Output<?> input = input(node.inputs().get(0));
        Averaging averaging = Averaging.over(
                builder,
                Objects.requireNonNull(node.over(), "an aggregation has an index set"),
                input.shape().asArray(),
                layer.groupsFor(Math.toIntExact(x.shape().size(3))));
        Moments moments = new Moments(builder, averaging);
        return switch (node.op()) {
            case MEAN -> moments.mean(input);
            case MOMENT2 -> moments.meanSquare(input);
            default -> moments.variance(input);
        };
    }
}
