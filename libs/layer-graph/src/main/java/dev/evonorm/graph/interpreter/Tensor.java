package dev.evonorm.graph.interpreter;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * An immutable array of doubles over [b, h, w, c], channels fastest.
 *
 * <p>Inside the interpreter an axis over which a value is constant has length 1, so moments and vectors stay small.
 */
public final class Tensor {
    private final Shape shape;
    private final double[] data;

    private Tensor(Shape shape, double[] data) {
        this.shape = shape;
        this.data = data;
    }

    /** A tensor of these values, copied. @throws IllegalArgumentException if they are not as many as the shape has */
    public static Tensor of(Shape shape, double... values) {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException("%d values for a tensor of %s, which has %d elements"
                    .formatted(values.length, shape, shape.size()));
        }
        return new Tensor(shape, values.clone());
    }

    static Tensor perChannel(double... values) {
        return of(Shape.perChannel(values.length), values);
    }

    static Tensor scalar(double value) {
        return new Tensor(Shape.SCALAR, new double[] {value});
    }

    public Shape shape() {
        return shape;
    }

    /** The element at a position. */
    public double at(int b, int h, int w, int c) {
        return data[shape.offset(b, h, w) + c * shape.channelStride()];
    }

    /** All elements, channels fastest; a copy. */
    public double[] values() {
        return data.clone();
    }

    /** Whether no element is infinite or NaN. */
    public boolean isFinite() {
        return Arrays.stream(data).allMatch(Double::isFinite);
    }

    Tensor map(DoubleUnaryOperator f) {
        double[] out = new double[data.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = f.applyAsDouble(data[i]);
        }
        return new Tensor(shape, out);
    }

    /** Element by element, broadcast against each other. */
    Tensor zip(Tensor other, DoubleBinaryOperator f) {
        return shape.equals(other.shape) ? zipEqual(other, f) : zipBroadcast(other, f);
    }

    private Tensor zipEqual(Tensor other, DoubleBinaryOperator f) {
        double[] out = new double[data.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = f.applyAsDouble(data[i], other.data[i]);
        }
        return new Tensor(shape, out);
    }

    private Tensor zipBroadcast(Tensor other, DoubleBinaryOperator f) {
        Shape to = shape.broadcast(other.shape);
        double[] out = new double[to.size()];
        int stride = shape.channelStride();
        int otherStride = other.shape.channelStride();
        int at = 0;
        for (int i = 0; i < to.b(); i++) {
            for (int j = 0; j < to.h(); j++) {
                for (int k = 0; k < to.w(); k++) {
                    int from = shape.offset(i, j, k);
                    int otherFrom = other.shape.offset(i, j, k);
                    for (int c = 0; c < to.c(); c++) {
                        out[at++] = f.applyAsDouble(data[from + c * stride], other.data[otherFrom + c * otherStride]);
                    }
                }
            }
        }
        return new Tensor(to, out);
    }

    Tensor plus(Tensor other) {
        return zip(other, Double::sum);
    }

    Tensor times(Tensor other) {
        return zip(other, (a, b) -> a * b);
    }

    Tensor times(double factor) {
        return map(a -> a * factor);
    }

    /** Repeated along the axes that are broadcast. */
    Tensor expandTo(Shape target) {
        return shape.equals(target) ? this : zipBroadcast(new Tensor(target, new double[target.size()]), (a, b) -> a);
    }

    /** Summed over the axes that have length 1 in the target: what broadcasting does to a gradient. */
    Tensor sumTo(Shape target) {
        if (shape.equals(target)) {
            return this;
        }
        double[] out = new double[target.size()];
        int stride = target.channelStride();
        int at = 0;
        for (int i = 0; i < shape.b(); i++) {
            for (int j = 0; j < shape.h(); j++) {
                for (int k = 0; k < shape.w(); k++) {
                    int to = target.offset(i, j, k);
                    for (int c = 0; c < shape.c(); c++) {
                        out[to + c * stride] += data[at++];
                    }
                }
            }
        }
        return new Tensor(target, out);
    }

    /** The channels in equal groups, each replaced by its group's sum, at every position. */
    Tensor groupSums(int groups) {
        int size = shape.c() / groups;
        double[] out = new double[data.length];
        for (int start = 0; start < out.length; start += size) {
            double sum = 0;
            for (int i = start; i < start + size; i++) {
                sum += data[i];
            }
            Arrays.fill(out, start, start + size, sum);
        }
        return new Tensor(shape, out);
    }
}
