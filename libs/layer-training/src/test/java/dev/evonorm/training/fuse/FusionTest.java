package dev.evonorm.training.fuse;

import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.GraphValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.proto.GraphDef;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

final class FusionTest {
    private static final int NEVER = Integer.MAX_VALUE;
    private static final double[] SPECIAL = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0,
        -0.0,
        1,
        -1,
        1e-20,
        -1e-20,
        1e30,
        -1e30,
        88,
        -88,
        90,
        -90
    };
    private static final Set<String> COMPARISONS = Set.of("Equal", "Greater", "GreaterEqual", "Less", "LessEqual");
    private static final Set<String> OF_TWO = Set.of(
            "AddN", "AddV2", "Mul", "RealDiv", "ReluGrad", "SigmoidGrad", "SquaredDifference", "Sub", "TanhGrad");

    private final Graph graph = new Graph();
    private final GraphBuilder b = new GraphBuilder(graph, FloatType.FLOAT32);

    @AfterEach
    void close() {
        graph.close();
    }

    static Stream<String> types() {
        return ElementWise.types().stream().sorted();
    }

    /** What is not finite must stay so: trainings are given up by it. */
    @ParameterizedTest
    @MethodSource("types")
    void each_operation_gives_the_numbers_of_its_kernel_special_ones_too(String type) {
        double[][] pairs = pairs();
        Output<?> x = b.placeholder(pairs[0].length);
        Output<?> y = b.placeholder(pairs[0].length);
        Output<?> chain = b.exactly("Neg", single(type, x, y));
        Output<?> result = b.exactly("Reshape", chain, b.intConstants(pairs[0].length));

        List<double[]> kernel = values(graph, x, y, pairs, result);
        List<double[]> loop;
        try (Graph fused = fused(result.op())) {
            assertThat(calls(fused)).hasSize(1);
            loop = values(fused, x, y, pairs, result);
        }

        for (int i = 0; i < pairs[0].length; i++) {
            if (outsideDomain(type, pairs[0][i], pairs[1][i])) {
                continue;
            }
            double exact = kernel.get(0)[i];
            String what = "%s of %s and %s".formatted(type, pairs[0][i], pairs[1][i]);
            if (Double.isFinite(exact)) {
                assertThat(loop.get(0)[i])
                        .as(what)
                        .isCloseTo(
                                exact, offset(1e-30 + 2e-6 * Math.max(Math.abs(exact), gradient(type, pairs[1][i]))));
            } else {
                assertThat(Double.valueOf(loop.get(0)[i])).as(what).isEqualTo(Double.valueOf(exact));
            }
        }
    }

    private Output<?> single(String type, Output<?> x, Output<?> y) {
        if (COMPARISONS.contains(type)) {
            return b.exactly("SelectV2", b.exactly(type, x, y), x, y);
        }
        return switch (type) {
            case "SelectV2" -> b.exactly("SelectV2", b.exactly("Less", x, y), y, x);
            case "AddN" -> b.exactly("AddN", (Object) new Output<?>[] {x, y, x});
            default -> OF_TWO.contains(type) ? b.exactly(type, x, y) : b.exactly(type, x);
        };
    }

    /** Gradients get what their functions give; and relu's passes nothing where it gives nothing, a NaN neither. */
    private static boolean outsideDomain(String type, double x, double y) {
        return switch (type) {
            case "SigmoidGrad" -> x < 0 || x > 1;
            case "TanhGrad" -> Math.abs(x) > 1;
            case "ReluGrad" -> !(y > 0) && !Double.isFinite(x);
            default -> false;
        };
    }

    /** A gradient is as exact as the larger one of itself and of what it is made of: 1 − y² cancels. */
    private static double gradient(String type, double dy) {
        return type.equals("TanhGrad") && Double.isFinite(dy) ? Math.abs(dy) : 0;
    }

    private static double[][] pairs() {
        Random random = new Random(7);
        List<double[]> pairs = new ArrayList<>();
        for (double x : SPECIAL) {
            for (double y : SPECIAL) {
                pairs.add(new double[] {x, y});
            }
        }
        for (int i = 0; i < 1000; i++) {
            pairs.add(new double[] {random.nextGaussian(), random.nextGaussian()});
        }
        return new double[][] {
            pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
            pairs.stream().mapToDouble(pair -> pair[1]).toArray()
        };
    }

    @Test
    void a_chain_becomes_one_call_that_computes_the_same() {
        Output<?> x = b.placeholder(4, 6);
        Output<?> y = b.placeholder(6);
        Output<?> chain = b.exactly("Mul", b.exactly("Relu", b.exactly("AddV2", b.exactly("Square", x), y)), x);
        Output<?> sum = b.exactly("Sum", chain, b.intConstants(0, 1), "keep_dims", true);

        try (Graph fused = fused(sum.op())) {
            assertThat(calls(fused)).containsExactly(chain.op().name());
            assertThat(inputs(fused, chain)).containsExactly(x.op().name(), y.op().name());
            double[][] fed = {
                new Random(1).doubles(24).toArray(), new Random(2).doubles(6).toArray()
            };
            assertThat(values(fused, x, y, fed, sum).get(0))
                    .containsExactly(values(graph, x, y, fed, sum).get(0), offset(1e-5));
        }
    }

    @Test
    void what_another_operation_reads_is_written_and_loops_after_it_begin_there() {
        Output<?> x = b.placeholder(4, 6);
        Output<?> first = b.exactly("Square", b.exactly("Neg", x));
        Output<?> sum = b.exactly("Sum", first, b.intConstants(1), "keep_dims", true);
        Output<?> second = b.exactly("Abs", b.exactly("Sub", first, sum));
        Output<?> last = b.exactly("Sum", second, b.intConstants(0, 1), "keep_dims", true);

        try (Graph fused = fused(last.op())) {
            assertThat(calls(fused))
                    .containsExactlyInAnyOrder(first.op().name(), second.op().name());
            assertThat(inputs(fused, second))
                    .containsExactly(first.op().name(), sum.op().name());
        }
    }

    @Test
    void a_value_with_several_readers_is_computed_again_in_each_unless_that_reads_many_tensors() {
        for (int tensors : new int[] {2, 5}) {
            Output<?> shared = b.placeholder(4, 6);
            for (int i = 1; i < tensors; i++) {
                shared = b.exactly("AddV2", shared, b.placeholder(4, 6));
            }
            Output<?> one = b.exactly("Sum", b.exactly("Exp", shared), b.intConstants(0), "keep_dims", true);
            Output<?> other = b.exactly("Sum", b.exactly("Neg", shared), b.intConstants(0), "keep_dims", true);

            try (Graph fused = fused(one.op(), other.op())) {
                assertThat(calls(fused).contains(shared.op().name())).isEqualTo(tensors > 2);
            }
        }
    }

    @Test
    void a_value_is_computed_again_as_long_as_that_is_cheaper_than_to_write_it() {
        Output<?> x = b.placeholder(4, 6);
        List<String> readers = List.of("Abs", "Square", "Relu", "Tanh", "Sigmoid", "Sign", "Exp", "Neg");
        assertThat(readersUntilWritten(b.exactly("Exp", b.exactly("Neg", x)), readers))
                .isEqualTo(3);
        assertThat(readersUntilWritten(b.exactly("AddV2", x, b.placeholder(4, 6)), readers))
                .isEqualTo(3);
        assertThat(readersUntilWritten(b.exactly("Neg", x), readers)).isEqualTo(NEVER);
    }

    @Test
    void a_value_made_of_what_its_readers_read_anyway_is_not_written() {
        Output<?> x = b.placeholder(4, 6);
        List<String> readers =
                List.of("Mul", "AddV2", "Sub", "RealDiv", "SquaredDifference", "ReluGrad", "SigmoidGrad", "TanhGrad");
        assertThat(readersUntilWritten(b.exactly("Exp", b.exactly("Neg", x)), readers, x))
                .isEqualTo(NEVER);
    }

    /** How many loops must read a value, each with these others, so that it is written. */
    private int readersUntilWritten(Output<?> value, List<String> types, Output<?>... others) {
        List<Operation> sums = new ArrayList<>();
        for (String type : types) {
            Output<?> reader = b.exactly(
                    type, Stream.concat(Stream.of(value), Stream.of(others)).toArray());
            sums.add(b.exactly("Sum", reader, b.intConstants(0), "keep_dims", true)
                    .op());
            try (Graph fused = Fusion.of(graph, sums, 1)) {
                if (inputs(fused, reader).contains(value.op().name())) {
                    return sums.size();
                }
            }
        }
        return NEVER;
    }

    @Test
    void equal_chains_are_one_function_and_small_tensors_are_left_alone() {
        List<Operation> sums = new ArrayList<>();
        for (long size : new long[] {2000, 3000, 500}) {
            Output<?> chain = b.exactly("Exp", b.exactly("Neg", b.placeholder(size)));
            sums.add(b.exactly("Sum", chain, b.intConstants(0), "keep_dims", true)
                    .op());
        }

        try (Graph fused = Fusion.of(graph, sums, 1000)) {
            GraphDef definition = fused.toGraphDef();
            assertThat(calls(fused)).hasSize(2);
            assertThat(definition.getLibrary().getFunctionList()).hasSize(1);
        }
    }

    @Test
    void targets_stay_what_they_are() {
        Output<?> x = b.placeholder(10);
        Output<?> target = b.exactly("Exp", b.exactly("Square", b.exactly("Neg", x)));

        try (Graph fused = fused(target.op())) {
            assertThat(fused.operation(target.op().name()).type()).isEqualTo("Exp");
            assertThat(calls(fused)).hasSize(1);
        }
    }

    @Test
    void a_long_chain_is_cut_and_an_unread_placeholder_kept() {
        Output<?> x = b.placeholder(4, 6);
        Output<?> unread = b.placeholder(3);
        Output<?> chain = x;
        for (int i = 0; i < 150; i++) {
            chain = b.exactly(i % 2 == 0 ? "Abs" : "Neg", chain);
        }
        Output<?> sum = b.exactly("Sum", chain, b.intConstants(0, 1), "keep_dims", true);

        try (Graph fused = fused(sum.op())) {
            assertThat(calls(fused)).hasSizeBetween(2, 4);
            double[][] fed = {new Random(1).doubles(24, -1, 1).toArray(), {1, 2, 3}};
            assertThat(values(fused, x, unread, fed, sum).get(0))
                    .containsExactly(values(graph, x, unread, fed, sum).get(0), offset(1e-5));
        }
    }

    @Test
    void a_choice_that_two_loops_make_is_the_same_in_both() {
        Output<?> x = b.placeholder(4, 6);
        Output<?> y = b.placeholder(4, 6);
        Output<?> less = b.exactly("Less", b.exactly("Square", x), y);
        Output<?> one = b.exactly("Sum", b.exactly("SelectV2", less, x, y), b.intConstants(0, 1), "keep_dims", true);
        Output<?> other = b.exactly("Sum", b.exactly("SelectV2", less, y, x), b.intConstants(0, 1), "keep_dims", true);
        Output<?> both = b.exactly("Sub", one, other);

        try (Graph fused = fused(both.op())) {
            double[][] fed = {
                new Random(1).doubles(24, -1, 1).toArray(),
                new Random(2).doubles(24).toArray()
            };
            assertThat(calls(fused)).hasSize(2);
            assertThat(values(fused, x, y, fed, both).get(0))
                    .containsExactly(values(graph, x, y, fed, both).get(0), offset(1e-5));
        }
    }

    @Test
    void a_graph_with_functions_is_refused() {
        Output<?> x = b.placeholder(10);
        Output<?> chain = b.exactly("Exp", b.exactly("Neg", x));
        Output<?> sum = b.exactly("Sum", chain, b.intConstants(0), "keep_dims", true);

        try (Graph fused = fused(sum.op())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            Fusion.of(fused, List.of(fused.operation(sum.op().name())), 1))
                    .withMessageContaining("functions");
        }
    }

    private Graph fused(Operation... targets) {
        return Fusion.of(graph, List.of(targets), 1);
    }

    private static List<String> calls(Graph graph) {
        return graph.toGraphDef().getNodeList().stream()
                .filter(node -> node.getOp().equals("PartitionedCall"))
                .map(node -> node.getName())
                .toList();
    }

    private static List<String> inputs(Graph graph, Output<?> output) {
        GraphOperation operation = graph.operation(output.op().name());
        return Stream.iterate(0, i -> i + 1)
                .limit(operation.numInputs())
                .map(i -> operation.input(i).op().name())
                .toList();
    }

    private static List<double[]> values(Graph graph, Output<?> x, Output<?> y, double[][] fed, Output<?> wanted) {
        try (GraphValues values = new GraphValues(graph)) {
            return values.feed(x, fed[0]).feed(y, fed[1]).of(List.of(wanted));
        }
    }
}
