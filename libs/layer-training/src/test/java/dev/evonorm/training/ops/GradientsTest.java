package dev.evonorm.training.ops;

import dev.evonorm.training.ops.Differences.Input;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Every gradient rule, at first and second order, against central differences. */
final class GradientsTest {
    private final Random random = new Random(7);
    private final Set<String> seen = new HashSet<>();

    @Test
    void every_rule_agrees_with_central_differences() {
        binaryOperations();
        functions();
        reductions();
        shapes();
        matrices();
        convolutions();
        pooling();
        seen.add("StopGradient"); // has a test of its own: central differences see through it
        assertThat(Rules.types())
                .as("a rule without a case here is a rule that nobody has checked")
                .isSubsetOf(seen);
    }

    /** Neither of a value a channel and one a sample has the other's shape. */
    @Test
    void gradients_of_channels_and_of_samples_meet() {
        check((b, in) -> Compact.sum(b, in), input(1, 1, 1, 3), input(1, 1, 1, 3), input(2, 1, 1, 1));
        check(
                (b, in) -> Compact.sum(b, in),
                input(1, 1, 1, 2),
                input(3, 1, 1, 1),
                input(3, 1, 1, 1),
                input(3, 4, 4, 2),
                input(3, 4, 4, 2));
    }

    private void binaryOperations() {
        for (String type : List.of("AddV2", "Sub", "Mul", "RealDiv", "SquaredDifference", "Maximum", "Minimum")) {
            Differences.Function function = (b, in) -> b.op(type, in.get(0), in.get(1));
            check(function, input(2, 3, 2, 3), input(2, 3, 2, 3));
            check(function, input(2, 3, 2, 3), input(3));
            check(function, input(2, 1, 1, 3), input(2, 3, 2, 1));
            check(function, input(), input(2, 2));
            check((b, in) -> b.sum(function.of(b, in), 1, 2), input(2, 3, 2, 3), input(1, 1, 1, 3));
        }
        check((b, in) -> b.addAll(in), input(2, 3), input(2, 3), input(2, 3));
        check(
                (b, in) -> b.op("SelectV2", b.op("Less", in.get(0), in.get(1)), in.get(0), in.get(2)),
                input(2, 3),
                input(2, 3),
                input(3));
        for (String comparison : List.of("Greater", "Equal")) {
            check(
                    (b, in) -> b.mul(
                            in.get(0), b.op("Cast", b.op(comparison, in.get(0), in.get(1)), "DstT", FloatType.FLOAT64)),
                    input(2, 3),
                    input(2, 3));
        }
    }

    private void functions() {
        for (String type : List.of(
                "Identity",
                "Neg",
                "Abs",
                "Square",
                "Exp",
                "Sigmoid",
                "Tanh",
                "Relu",
                "Sign",
                "ZerosLike",
                "OnesLike")) {
            check((b, in) -> b.mul(b.op(type, in.get(0)), in.get(0)), input(2, 3, 2, 2));
            check((b, in) -> b.sum(b.op(type, in.get(0)), 0, 1), input(2, 3, 2, 2));
        }
        for (String type : List.of("Log", "Sqrt", "Rsqrt", "Reciprocal")) {
            check((b, in) -> b.op(type, in.get(0)), Differences.positive(random, 2, 3, 2, 2));
        }
        check(
                (b, in) -> b.op(
                        "Cast",
                        b.op("Cast", b.square(in.get(0)), "DstT", FloatType.FLOAT64),
                        "DstT",
                        FloatType.FLOAT64),
                input(2, 3));
        check(
                (b, in) -> b.mul(in.get(0), b.op("Cast", b.op("IsFinite", in.get(0)), "DstT", FloatType.FLOAT64)),
                input(2, 3));
    }

    private void reductions() {
        for (String type : List.of("Sum", "Mean")) {
            for (int[] axes : new int[][] {{0, 1, 2}, {1, 2}, {1, 2, 3}, {3}, {-1}, {0}}) {
                for (boolean keep : new boolean[] {true, false}) {
                    check(
                            (b, in) ->
                                    b.square(b.op(type, b.square(in.get(0)), b.intConstants(axes), "keep_dims", keep)),
                            input(2, 3, 2, 3));
                }
            }
        }
        check((b, in) -> b.square(b.sumAll(b.square(in.get(0)))), input(2, 3));
        check((b, in) -> b.square(b.meanAll(b.square(in.get(0)))), input(2, 3));
        check((b, in) -> b.square(b.op("BiasAdd", in.get(0), in.get(1))), input(2, 2, 2, 3), input(3));
        check((b, in) -> b.op("LogSoftmax", in.get(0)), input(3, 4));
        check((b, in) -> b.softmaxCrossEntropy(in.get(0), b.intConstants(2, 0, 3)), input(3, 4));
    }

    private void pooling() {
        for (String type : List.of("AvgPool", "MaxPool")) {
            for (String padding : List.of("SAME", "VALID")) {
                Object[] window = {
                    "ksize", new long[] {1, 3, 2, 1}, "strides", new long[] {1, 2, 1, 1}, "padding", padding
                };
                check((b, in) -> b.square(b.op(type, with(window, b.square(in.get(0))))), input(2, 4, 4, 2));
            }
        }
    }

    private void shapes() {
        check((b, in) -> b.square(b.reshape(b.square(in.get(0)), 3, 4)), input(2, 6));
        check((b, in) -> b.square(b.reshape(b.sum(b.square(in.get(0)), 0, 1), 1)), input(2, 3));
        check((b, in) -> b.square(b.broadcastTo(b.square(in.get(0)), 2, 3, 4)), input(3, 1));
        check((b, in) -> b.mul(in.get(1), b.op("Fill", b.longConstants(2, 3), in.get(0))), input(), input(2, 3));
    }

    private void matrices() {
        for (boolean left : new boolean[] {false, true}) {
            for (boolean right : new boolean[] {false, true}) {
                Input x = left ? input(3, 2) : input(2, 3);
                Input y = right ? input(4, 3) : input(3, 4);
                check(
                        (b, in) -> b.square(
                                b.op("MatMul", in.get(0), in.get(1), "transpose_a", left, "transpose_b", right)),
                        x,
                        y);
            }
        }
    }

    private void convolutions() {
        for (int stride : new int[] {1, 2}) {
            for (String padding : List.of("SAME", "VALID")) {
                Object[] window = {"strides", new long[] {1, stride, stride, 1}, "padding", padding};
                check(convolution("Conv2D", window), input(2, 5, 4, 2), input(3, 3, 2, 3));
                check(convolution("DepthwiseConv2dNative", window), input(2, 5, 4, 2), input(3, 3, 2, 1));
            }
        }
        check(
                convolution("Conv2D", "strides", new long[] {1, 1, 1, 1}, "padding", "SAME"),
                input(2, 3, 3, 2),
                input(1, 1, 2, 3));
        check(
                convolution("DepthwiseConv2dNative", "strides", new long[] {1, 1, 1, 1}, "padding", "SAME"),
                input(2, 3, 3, 2),
                input(3, 3, 2, 2));
    }

    private static Differences.Function convolution(String type, Object... window) {
        return (b, in) -> b.square(b.op(type, with(window, in.get(0), in.get(1))));
    }

    private static Object[] with(Object[] attributes, Output<?>... inputs) {
        List<Object> arguments = new ArrayList<>(List.of((Object[]) inputs));
        arguments.addAll(List.of(attributes));
        return arguments.toArray();
    }

    @Test
    void stop_gradient_stops_it() {
        try (Graph graph = new Graph()) {
            GraphBuilder b = new GraphBuilder(graph, FloatType.FLOAT64);
            Output<?> x = b.placeholder(2);
            Output<?> y = b.mul(x, b.op("StopGradient", x));
            List<Output<?>> gradient = Gradients.of(b, y, List.of(x));
            try (GraphValues values = new GraphValues(b).feed(x, 3, -4)) {
                assertThat(values.of(gradient.get(0))).containsExactly(3, -4);
            }
        }
    }

    @Test
    void max_sends_its_gradient_to_the_first_input_at_a_tie() {
        try (Graph graph = new Graph()) {
            GraphBuilder b = new GraphBuilder(graph, FloatType.FLOAT32);
            Output<?> x = b.placeholder(3);
            Output<?> z = b.placeholder(3);
            List<Output<?>> gradients = Gradients.of(b, b.maximum(x, z), List.of(x, z));
            try (GraphValues values = new GraphValues(b).feed(x, 1, 2, 3).feed(z, 2, 2, 2)) {
                assertThat(values.of(gradients)).containsExactly(new double[] {0, 1, 1}, new double[] {1, 0, 0});
            }
        }
    }

    @Test
    void an_input_that_y_does_not_depend_on_has_a_gradient_of_zeros() {
        try (Graph graph = new Graph()) {
            GraphBuilder b = new GraphBuilder(graph, FloatType.FLOAT32);
            Output<?> x = b.placeholder(2);
            Output<?> z = b.placeholder(2, 1);
            List<Output<?>> gradients = Gradients.of(b, b.square(x), List.of(z, x));
            try (GraphValues values = new GraphValues(b).feed(x, 1, 2).feed(z, 5, 6)) {
                assertThat(values.of(gradients)).containsExactly(new double[] {0, 0}, new double[] {2, 4});
            }
        }
    }

    @Test
    void an_operation_without_a_rule_is_refused_by_name() {
        try (Graph graph = new Graph()) {
            GraphBuilder b = new GraphBuilder(graph, FloatType.FLOAT32);
            Output<?> x = b.placeholder(2);
            Output<?> y = b.op("Sin", x);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Gradients.of(b, y, List.of(x)))
                    .withMessageContaining("Sin");
        }
    }

    @Test
    void a_gradient_of_its_own_replaces_those_of_the_operations_inside() {
        try (Graph graph = new Graph()) {
            GraphBuilder b = new GraphBuilder(graph, FloatType.FLOAT64);
            Output<?> x = b.placeholder(2);
            Output<?> y = b.withGradient(b.op("Sin", x), List.of(x), List.of(dy -> b.mul(dy, b.constant(7))));
            List<Output<?>> gradient = Gradients.of(b, b.square(y), List.of(x));
            try (GraphValues values = new GraphValues(b).feed(x, Math.PI / 2, -Math.PI / 2)) {
                assertThat(values.of(gradient.get(0))).containsExactly(14, -14);
            }
        }
    }

    private Input input(long... shape) {
        return Differences.input(random, shape);
    }

    private void check(Differences.Function function, Input... inputs) {
        seen.addAll(Differences.check(random, function, List.of(inputs)));
    }
}
