package dev.evonorm.training.ops;

import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;

import java.util.List;

/**
 * What networks, layers and gradients are written in: common operations by short names, each of them made of
 * {@link #op raw operations} of a graph.
 */
public sealed interface Arithmetic permits GraphBuilder {
    /**
     * The first output of a raw operation; pure ones are shared.
     *
     * @param arguments the inputs (an {@link Operand}, or a {@code List} or array of them where TensorFlow takes a list), any
     *     {@link Operation} as a control input, and attributes as a name followed by its value
     * @throws IllegalArgumentException if TensorFlow refuses the operation, or an argument is of no known kind
     */
    Output<?> op(String type, Object... arguments);

    /** The output's shape, asked of TensorFlow once: rules look at it again and again. */
    Shape shape(Output<?> output);

    /** A scalar of the float type. */
    Output<?> constant(double value);

    /** An int32 scalar. */
    Output<?> intConstant(int value);

    /** An int32 vector. */
    Output<?> intConstants(int... values);

    /** An int64 vector, such as a shape. */
    Output<?> longConstants(long... values);

    /** A tensor of the float type with one value everywhere. */
    default Output<?> fill(double value, long... shape) {
        return op("Fill", longConstants(shape), constant(value));
    }

    // ---- element-wise, with broadcasting ----

    default Output<?> add(Output<?> x, Output<?> y) {
        return op("AddV2", x, y);
    }

    /** The sum of tensors of one shape. */
    default Output<?> addAll(List<? extends Output<?>> terms) {
        return switch (terms.size()) {
            case 0 -> throw new IllegalArgumentException("a sum needs at least one term");
            case 1 -> terms.get(0);
            case 2 -> add(terms.get(0), terms.get(1));
            default -> op("AddN", terms);
        };
    }

    default Output<?> sub(Output<?> x, Output<?> y) {
        return op("Sub", x, y);
    }

    default Output<?> mul(Output<?> x, Output<?> y) {
        return op("Mul", x, y);
    }

    default Output<?> scale(double factor, Output<?> x) {
        return factor == 1 ? x : op("Mul", x, constant(factor));
    }

    default Output<?> div(Output<?> x, Output<?> y) {
        return op("RealDiv", x, y);
    }

    default Output<?> maximum(Output<?> x, Output<?> y) {
        return op("Maximum", x, y);
    }

    default Output<?> neg(Output<?> x) {
        return op("Neg", x);
    }

    default Output<?> square(Output<?> x) {
        return op("Square", x);
    }

    default Output<?> sqrt(Output<?> x) {
        return op("Sqrt", x);
    }

    default Output<?> exp(Output<?> x) {
        return op("Exp", x);
    }

    default Output<?> log(Output<?> x) {
        return op("Log", x);
    }

    default Output<?> abs(Output<?> x) {
        return op("Abs", x);
    }

    default Output<?> sign(Output<?> x) {
        return op("Sign", x);
    }

    default Output<?> sigmoid(Output<?> x) {
        return op("Sigmoid", x);
    }

    default Output<?> tanh(Output<?> x) {
        return op("Tanh", x);
    }

    default Output<?> relu(Output<?> x) {
        return op("Relu", x);
    }

    // ---- reductions and shapes ----

    /** Sum over axes, which stay with size 1. */
    default Output<?> sum(Output<?> x, int... axes) {
        return axes.length == 0 ? x : op("Sum", x, intConstants(axes), "keep_dims", true);
    }

    /** Mean over axes, which stay with size 1. */
    default Output<?> mean(Output<?> x, int... axes) {
        return axes.length == 0 ? x : op("Mean", x, intConstants(axes), "keep_dims", true);
    }

    /** The sum of all elements, a scalar. */
    default Output<?> sumAll(Output<?> x) {
        return op("Sum", reshape(x, x.shape().size()), intConstants(0));
    }

    /** The mean of all elements, a scalar. */
    default Output<?> meanAll(Output<?> x) {
        return op("Mean", reshape(x, x.shape().size()), intConstants(0));
    }

    default Output<?> reshape(Output<?> x, long... shape) {
        return shape(x).equals(Shape.of(shape)) ? x : op("Reshape", x, longConstants(shape));
    }

    default Output<?> broadcastTo(Output<?> x, long... shape) {
        return shape(x).equals(Shape.of(shape)) ? x : op("BroadcastTo", x, longConstants(shape));
    }

    default Output<?> matMul(Output<?> x, Output<?> y) {
        return op("MatMul", x, y);
    }

    /**
     * Cross-entropy of softmax(logits) and the true classes, one value a row: −log softmax(logits)[label].
     *
     * @param logits [b, classes]
     * @param labels int32 [b], each under the number of classes
     * @return [b]
     */
    default Output<?> softmaxCrossEntropy(Output<?> logits, Output<?> labels) {
        int classes = (int) logits.shape().size(1);
        Output<?> truth = op("OneHot", labels, intConstant(classes), constant(1), constant(0));
        Output<?> logLikelihood = op("Sum", mul(truth, op("LogSoftmax", logits)), intConstants(1));
        return neg(logLikelihood);
    }
}
