package dev.evonorm.training.ops;

import org.assertj.core.data.Offset;
import org.tensorflow.Graph;
import org.tensorflow.Output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares gradients with central differences of fourth order (two steps, extrapolated), in float64.
 *
 * <p>First order: of ℓ = Σ r·y with random r, for every element of every input. Second order: the same for Σ q·∂ℓ/∂x with
 * random q, so every gradient rule is itself differentiated.
 */
public final class Differences {
    private static final double STEP = 1e-4;
    private static final double TOLERANCE = 1e-8;

    private Differences() {}

    /** Builds y from inputs. */
    @FunctionalInterface
    public interface Function {
        Output<?> of(GraphBuilder builder, List<Output<?>> inputs);
    }

    /** An input's shape and values; an input is differentiated unless it is an int32. */
    public record Input(long[] shape, double[] values) {}

    /** Values with magnitudes from 0.3 to 1.3, away from the kinks at 0. */
    public static Input input(RandomGenerator random, long... shape) {
        Input positive = positive(random, shape);
        for (int i = 0; i < positive.values.length; i++) {
            positive.values[i] *= random.nextBoolean() ? 1 : -1;
        }
        return positive;
    }

    public static Input positive(RandomGenerator random, long... shape) {
        int size = 1;
        for (long axis : shape) {
            size *= (int) axis;
        }
        return new Input(shape, random.doubles(size, 0.3, 1.3).toArray());
    }

    /** @return the types of all operations that were built */
    public static List<String> check(RandomGenerator random, Function function, List<Input> inputs) {
        return check(random, GraphBuilder::new, function, inputs);
    }

    /** The same in graphs that this maker of builders makes. */
    public static List<String> check(
            RandomGenerator random,
            BiFunction<Graph, FloatType, GraphBuilder> builders,
            Function function,
            List<Input> inputs) {
        try (Graph graph = new Graph()) {
            GraphBuilder builder = builders.apply(graph, FloatType.FLOAT64);
            List<Output<?>> xs = new ArrayList<>();
            inputs.forEach(input -> xs.add(builder.placeholder(input.shape)));
            Output<?> y = function.of(builder, xs);
            Output<?> r = builder.placeholder(y.shape().asArray());
            Output<?> loss = builder.sumAll(builder.mul(y, r));
            List<Output<?>> first = Gradients.of(builder, loss, xs);
            List<Output<?>> qs = new ArrayList<>();
            List<Output<?>> products = new ArrayList<>();
            for (Output<?> gradient : first) {
                Output<?> q = builder.placeholder(gradient.shape().asArray());
                qs.add(q);
                products.add(builder.sumAll(builder.mul(gradient, q)));
            }
            Output<?> slope = builder.addAll(products);
            List<Output<?>> second = Gradients.of(builder, slope, xs);
            try (GraphValues values = new GraphValues(builder)) {
                for (int i = 0; i < xs.size(); i++) {
                    values.feed(xs.get(i), inputs.get(i).values);
                    values.feed(qs.get(i), input(random, xs.get(i).shape().asArray()).values);
                }
                values.feed(r, input(random, y.shape().asArray()).values);
                compare("first-order gradient of " + y.op().type(), values, loss, first, inputs);
                compare("second-order gradient of " + y.op().type(), values, slope, second, inputs);
            }
            List<String> types = new ArrayList<>();
            graph.operations().forEachRemaining(op -> types.add(op.type()));
            return types;
        }
    }

    private static void compare(
            String what, GraphValues values, Output<?> loss, List<Output<?>> gradients, List<Input> inputs) {
        List<double[]> exact = values.of(gradients);
        for (int i = 0; i < inputs.size(); i++) {
            double[] x = inputs.get(i).values;
            for (int k = 0; k < x.length; k++) {
                double difference = derivative(values, loss, x, k);
                assertThat(exact.get(i)[k])
                        .as("%s with respect to input %d at %d", what, i, k)
                        .isCloseTo(difference, Offset.offset(TOLERANCE * Math.max(1, Math.abs(difference))));
            }
        }
    }

    /** The central difference of a scalar with respect to one element of an array that is fed. */
    public static double derivative(GraphValues values, Output<?> scalar, double[] x, int at) {
        return (4 * slope(values, scalar, x, at, STEP) - slope(values, scalar, x, at, 2 * STEP)) / 3;
    }

    private static double slope(GraphValues values, Output<?> loss, double[] x, int at, double step) {
        double centre = x[at];
        x[at] = centre + step;
        double above = values.of(loss)[0];
        x[at] = centre - step;
        double below = values.of(loss)[0];
        x[at] = centre;
        return (above - below) / (2 * step);
    }
}
