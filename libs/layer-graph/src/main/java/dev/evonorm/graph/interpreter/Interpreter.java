package dev.evonorm.graph.interpreter;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;
import dev.evonorm.graph.Op;
import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Computes a layer, live nodes only. Immutable, safe for use by several threads.
 *
 * <p>In training every moment is that of the tensor at hand. In inference the moments over (b, w, h) are moving averages,
 * and what those nodes alone read is not computed.
 */
public final class Interpreter {
    private final LayerGraph graph;
    private final BitSet live;
    private final double epsilon;
    private final Elementwise elementwise;

    public Interpreter(LayerGraph graph) {
        this(graph, Op.EPSILON);
    }

    /** @param epsilon in the place of {@link Op#EPSILON}; with 0 a layer can be looked at without its guards */
    public Interpreter(LayerGraph graph, double epsilon) {
        this.graph = graph;
        this.live = graph.liveNodes();
        this.epsilon = epsilon;
        this.elementwise = new Elementwise(epsilon);
    }

    /**
     * The layer in training.
     *
     * @param x the input, [b, h, w, c]
     * @param v0 one value a channel
     * @param v1 one value a channel
     */
    public Evaluation training(Tensor x, double[] v0, double[] v1) {
        Tensor[] values = initialValues(x, v0, v1);
        Map<Integer, double[]> batchMoments = new HashMap<>();
        for (int i = LayerGraph.INITIAL.size(); i < values.length; i++) {
            Node node = graph.nodes().get(i);
            if (!live.get(i)) {
                continue;
            }
            IndexSet over = node.over();
            if (over == null) {
                values[i] = elementwise(node, values);
            } else {
                Aggregation aggregation = aggregation(node, over, x);
                Tensor moment = aggregation.moment(values[node.inputs().get(0)]);
                values[i] = aggregation.value(moment);
                if (over.acrossBatch()) {
                    batchMoments.put(i, perChannel(moment, x));
                }
            }
        }
        return new Evaluation(this, x, values, batchMoments);
    }

    /** The layer in inference, [b, h, w, c], with moving averages for the same number of channels. */
    public Tensor inference(Tensor x, double[] v0, double[] v1, MovingMoments moments) {
        Tensor[] values = initialValues(x, v0, v1);
        BitSet needed = neededForInference();
        for (int i = LayerGraph.INITIAL.size(); i < values.length; i++) {
            if (needed.get(i)) {
                values[i] = inferred(i, x, values, moments);
            }
        }
        return values[graph.output()].expandTo(x.shape());
    }

    private Tensor inferred(int index, Tensor x, Tensor[] values, MovingMoments moments) {
        Node node = graph.nodes().get(index);
        IndexSet over = node.over();
        if (over == null) {
            return elementwise(node, values);
        }
        Aggregation aggregation = aggregation(node, over, x);
        return aggregation.value(
                over.acrossBatch()
                        ? Tensor.perChannel(moments.of(index))
                        : aggregation.moment(values[node.inputs().get(0)]));
    }

    /** The live nodes on a way to the output that does not end at a moving average. */
    private BitSet neededForInference() {
        BitSet needed = new BitSet();
        needed.set(graph.output());
        for (int i = graph.output(); i >= LayerGraph.INITIAL.size(); i--) {
            Node node = graph.nodes().get(i);
            if (needed.get(i) && !node.acrossBatch()) {
                node.inputs().forEach(needed::set);
            }
        }
        return needed;
    }

    private Tensor[] initialValues(Tensor x, double[] v0, double[] v1) {
        int channels = x.shape().c();
        if (v0.length != channels || v1.length != channels) {
            throw new IllegalArgumentException(
                    "v0 has %d values and v1 has %d; x has %d channels".formatted(v0.length, v1.length, channels));
        }
        Tensor[] values = new Tensor[graph.nodes().size()];
        values[Op.X.ordinal()] = x;
        values[Op.ZERO.ordinal()] = Tensor.scalar(0);
        values[Op.V0.ordinal()] = Tensor.perChannel(v0);
        values[Op.V1.ordinal()] = Tensor.perChannel(v1);
        return values;
    }

    private Tensor elementwise(Node node, Tensor[] values) {
        Tensor first = values[node.inputs().get(0)];
        return node.op().arity() == 1
                ? elementwise.unary(node.op(), first)
                : elementwise.binary(node.op(), first, values[node.inputs().get(1)]);
    }

    private Aggregation aggregation(Node node, IndexSet over, Tensor x) {
        return new Aggregation(node.op(), over, graph.groupsFor(x.shape().c()), epsilon);
    }

    private static double[] perChannel(Tensor moment, Tensor x) {
        return moment.expandTo(Shape.perChannel(x.shape().c())).values();
    }

    /** Reverse mode: from the output back, each node hands the gradient on to its inputs. */
    Gradients gradients(Tensor x, Tensor[] values, Tensor dy) {
        @Nullable Tensor[] gradients = new Tensor[values.length];
        gradients[graph.output()] = dy.sumTo(values[graph.output()].shape());
        for (int i = graph.output(); i >= LayerGraph.INITIAL.size(); i--) {
            Tensor gradient = gradients[i];
            if (gradient != null) {
                handOn(i, x, values, gradient, gradients);
            }
        }
        double[] none = new double[x.shape().c()];
        Tensor dx = gradients[Op.X.ordinal()];
        Tensor dv0 = gradients[Op.V0.ordinal()];
        Tensor dv1 = gradients[Op.V1.ordinal()];
        return new Gradients(
                dx == null ? Tensor.scalar(0).expandTo(x.shape()) : dx,
                dv0 == null ? none.clone() : dv0.values(),
                dv1 == null ? none : dv1.values());
    }

    private void handOn(int index, Tensor x, Tensor[] values, Tensor gradient, @Nullable Tensor[] gradients) {
        Node node = graph.nodes().get(index);
        int first = node.inputs().get(0);
        if (node.op().isAggregation()) {
            Aggregation aggregation = aggregation(node, Objects.requireNonNull(node.over()), x);
            add(gradients, first, aggregation.gradient(values[first], values[index], gradient));
        } else if (node.op().arity() == 1) {
            add(gradients, first, elementwise.unaryGradient(node.op(), values[first], values[index], gradient));
        } else {
            int second = node.inputs().get(1);
            Tensor[] both =
                    elementwise.binaryGradients(node.op(), values[first], values[second], values[index], gradient);
            add(gradients, first, both[0]);
            add(gradients, second, both[1]);
        }
    }

    private static void add(@Nullable Tensor[] gradients, int index, Tensor gradient) {
        Tensor before = gradients[index];
        gradients[index] = before == null ? gradient : before.plus(gradient);
    }

    int output() {
        return graph.output();
    }
}
