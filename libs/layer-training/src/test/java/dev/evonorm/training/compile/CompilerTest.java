package dev.evonorm.training.compile;

import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.Gradients;
import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.GraphValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

/** Every rule by itself: what it leaves to be run, and that the numbers stay. */
final class CompilerTest {
    private static final long[] FULL = {4, 6, 6, 8};
    private static final int SIZE = 4 * 6 * 6 * 8;
    private static final Object[] WINDOW = {"strides", new long[] {1, 1, 1, 1}, "padding", "SAME"};

    /** y of x [b, h, w, c], n [b, 1, 1, c] and c [c]. */
    @FunctionalInterface
    private interface Expression {
        Output<?> of(GraphBuilder b, Output<?> x, Output<?> n, Output<?> c);
    }

    /** What must run, by type of operation, on tensors of any size. */
    private record Rule(String name, Expression expression, Map<String, Integer> runs) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Rule> rules() {
        return Stream.of(
                rule(
                        "x + 0, x·1",
                        (b, x, n, c) -> b.mul(b.add(x, b.constant(0)), b.constant(1)),
                        Map.of("Mul", 0, "AddV2", 0)),
                rule("−(x·s) → x·(−s)", (b, x, n, c) -> b.neg(b.mul(x, n)), Map.of("Mul", 1, "Neg", 1)),
                rule("(−x)·x + x", (b, x, n, c) -> b.add(b.mul(b.neg(x), x), x), Map.of("Neg", 0, "Sub", 1)),
                rule("(x·s)·t", (b, x, n, c) -> b.mul(b.mul(x, n), b.square(n)), Map.of("Mul", 2)),
                rule("x / s", (b, x, n, c) -> b.div(x, n), Map.of("RealDiv", 0, "Reciprocal", 1)),
                rule("max(s, x)", (b, x, n, c) -> b.maximum(b.square(n), x), Map.of("Maximum", 0, "Relu", 1)),
                rule(
                        "max(s, x·c) → s·(relu(x·c/s − 1) + 1), and s leaves a divisor",
                        (b, x, n, c) ->
                                b.div(b.exp(x), b.maximum(b.sqrt(b.add(perChannel(b, c), b.constant(1))), b.mul(x, c))),
                        Map.of("Maximum", 0, "Relu", 1, "RealDiv", 1, "FusedBatchNormV3", 1, "Mul", 2)),
                rule("x / (y·s)", (b, x, n, c) -> b.div(x, b.mul(b.exp(x), b.exp(c))), Map.of("Mul", 1, "RealDiv", 1)),
                rule("max(x, s) sends a tie to x", (b, x, n, c) -> b.maximum(x, b.square(n)), Map.of("Maximum", 1)),
                rule("max(s, x) for any s", (b, x, n, c) -> b.maximum(n, x), Map.of("Maximum", 1)),
                rule("x·a + b", (b, x, n, c) -> b.add(b.mul(x, c), b.exp(c)), Map.of("Mul", 0, "FusedBatchNormV3", 1)),
                rule("μ_bwh", (b, x, n, c) -> b.mean(x, 0, 1, 2), Map.of("Mean", 0, "Sum", 0, "BiasAddGrad", 1)),
                rule(
                        "Σ_bwh after Σ_wh",
                        (b, x, n, c) -> b.mul(b.sum(x, 1, 2), b.sum(x, 0, 1, 2)),
                        Map.of("Sum", 2, "BiasAddGrad", 0)),
                rule("Σ_wh(x·s)", (b, x, n, c) -> b.sum(b.mul(x, n), 1, 2), Map.of("Sum", 1, "Mul", 1)),
                rule("Σ_bwh x·y", (b, x, n, c) -> b.sumOfProduct(x, b.exp(x), 0, 1, 2), Map.of("Mul", 0)),
                rule("s²_bwh beside s²_wh", CompilerTest::variances, Map.of("SquaredDifference", 2)),
                rule("x·s + x·t", (b, x, n, c) -> b.add(b.mul(x, n), b.mul(x, b.square(n))), Map.of("Mul", 1)),
                rule(
                        "μ_whcg",
                        (b, x, n, c) -> b.mean(b.reshape(x, 4, 6, 6, 2, 4), 1, 2, 4),
                        Map.of("Sum", 1, "Mean", 1)),
                rule(
                        "(x·a + b) ∗ w, 1×1",
                        (b, x, n, c) -> convolved(b, b.add(b.mul(x, c), c), 1),
                        Map.of("BiasAdd", 1, "FusedBatchNormV3", 0)),
                rule("(x·a) ∗ w, 3×3", (b, x, n, c) -> convolved(b, b.mul(x, c), 3), Map.of("Conv2D", 1)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_saves_operations_and_keeps_the_numbers(Rule rule) {
        Map<String, Integer> runs = new TreeMap<>();
        List<double[]> compiled;
        List<double[]> plain;
        try (Graph graph = new Graph()) {
            compiled = results(Compiler.builder(graph, FloatType.FLOAT32), rule, runs);
        }
        try (Graph graph = new Graph()) {
            plain = results(GraphBuilder.plain(graph, FloatType.FLOAT64), rule, new TreeMap<>());
        }

        rule.runs.forEach((type, count) -> assertThat(runs.getOrDefault(type, 0))
                .as("%s in %s", type, runs)
                .isEqualTo(count));
        for (int i = 0; i < plain.size(); i++) {
            assertThat(compiled.get(i)).as("result %d", i).containsExactly(plain.get(i), offset(2e-3));
        }
    }

    /** A graph pass of oneDNN once closed a cycle here, and the run ended early without a word. */
    @Test
    void a_sum_beside_a_filter_gradient_that_depends_on_it_is_reached() {
        try (Graph graph = new Graph()) {
            GraphBuilder b = Compiler.builder(graph, FloatType.FLOAT32);
            Output<?> x = b.placeholder(FULL);
            Output<?> dy = b.placeholder(FULL);
            Output<?> sum = b.sum(dy, 0, 1, 2);
            Output<?> filter = b.op(
                    "Conv2DBackpropFilter",
                    b.mul(x, sum),
                    b.intConstants(3, 3, 8, 8),
                    dy,
                    WINDOW[0],
                    WINDOW[1],
                    WINDOW[2],
                    WINDOW[3]);
            try (GraphValues values = new GraphValues(b)) {
                double[] numbers = new Random(3).doubles(SIZE).toArray();
                assertThat(values.feed(x, numbers).feed(dy, numbers).of(filter)).doesNotContain(0);
            }
        }
    }

    @Test
    void small_batches_are_left_alone_and_large_ones_compiled() {
        for (int images : new int[] {16, 64}) {
            try (Graph graph = new Graph()) {
                GraphBuilder b = Compiler.builder(graph, FloatType.FLOAT32, Effort.of(images, 16, 1));
                Output<?> x = b.placeholder(images, 16, 16, 8);
                Map<String, Integer> runs = new TreeMap<>();
                count(b.mean(x, 0, 1, 2), runs);
                assertThat(runs.containsKey("BiasAddGrad"))
                        .as("%d images", images)
                        .isEqualTo(images == 64);
            }
        }
    }

    @Test
    void kernels_that_save_passes_are_left_out_before_loops() {
        for (Effort effort : List.of(Effort.RULES, Effort.LOOPS)) {
            try (Graph graph = new Graph()) {
                GraphBuilder b = Compiler.builder(graph, FloatType.FLOAT32, effort);
                Output<?> c = b.placeholder(8);
                Map<String, Integer> runs = new TreeMap<>();
                count(b.add(b.mul(b.placeholder(FULL), c), b.exp(c)), runs);
                assertThat(runs.containsKey("FusedBatchNormV3"))
                        .as("%s", effort)
                        .isEqualTo(effort == Effort.RULES);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"6, false", "6, true", "12, false", "12, true"})
    void sums_of_products_are_summed_together_before_loops(int side, boolean ofSamples) {
        int[] axes = ofSamples ? new int[] {0, 1, 2} : new int[] {1, 2};
        double[] numbers = new Random(6).doubles(2L * side * side * 8, -1, 1).toArray();
        List<double[]> results = new ArrayList<>();
        for (Effort effort : List.of(Effort.NONE, Effort.LOOPS)) {
            try (Graph graph = new Graph()) {
                GraphBuilder b = Compiler.builder(graph, FloatType.FLOAT32, effort);
                Output<?> x = b.placeholder(2, side, side, 8);
                Output<?> one = b.sum(b.mul(x, b.exp(x)), axes);
                Output<?> other = b.sum(b.mul(b.square(x), b.exp(x)), axes);
                Output<?> read = b.sum(b.mul(x, b.square(x)), axes);
                Output<?> y = b.addAll(List.of(b.square(read), one, read, other));
                Map<String, Integer> runs = new TreeMap<>();
                count(y, runs);
                int sums = Stream.of("Sum", "AvgPool", "BiasAddGrad")
                        .mapToInt(type -> runs.getOrDefault(type, 0))
                        .sum();
                assertThat(sums).as("%s", runs).isEqualTo(effort == Effort.LOOPS ? 2 : 3);
                List<Output<?>> wanted = withGradients(b, y, b.sumAll(b.square(y)), List.of(x));
                try (GraphValues values = new GraphValues(b)) {
                    results.addAll(values.feed(x, numbers).of(wanted));
                }
            }
        }
        assertThat(results.get(2)).containsExactly(results.get(0), offset(2e-3));
        assertThat(results.get(3)).containsExactly(results.get(1), offset(2e-1));
    }

    @Test
    void large_maps_are_summed_by_pooling() {
        try (Graph graph = new Graph()) {
            GraphBuilder b = Compiler.builder(graph, FloatType.FLOAT32);
            Output<?> x = b.placeholder(2, 12, 10, 8);
            Output<?> mean = b.mean(x, 1, 2);
            Map<String, Integer> runs = new TreeMap<>();
            count(mean, runs);
            Output<?> gradient =
                    Gradients.of(b, b.sumAll(b.square(mean)), List.of(x)).get(0);
            double[] ones = new double[2 * 12 * 10 * 8];
            Arrays.fill(ones, 3);
            try (GraphValues values = new GraphValues(b)) {
                values.feed(x, ones);
                double[] pulled = new double[ones.length];
                Arrays.fill(pulled, 2.0 * 3 / 120);
                assertThat(runs)
                        .containsEntry("AvgPool", 1)
                        .doesNotContainKey("Mul")
                        .doesNotContainKey("Sum");
                assertThat(values.of(mean)).hasSize(16).containsOnly(3);
                assertThat(values.of(gradient)).containsExactly(pulled, offset(1e-6));
            }
        }
    }

    private static Rule rule(String name, Expression expression, Map<String, Integer> runs) {
        return new Rule(name, expression, new LinkedHashMap<>(runs));
    }

    private static Output<?> perChannel(GraphBuilder b, Output<?> c) {
        return b.reshape(b.square(c), 1, 1, 1, 8);
    }

    private static Output<?> variances(GraphBuilder b, Output<?> x, Output<?> n, Output<?> c) {
        Output<?> local = b.mean(b.op("SquaredDifference", x, b.mean(x, 1, 2)), 1, 2);
        Output<?> global = b.mean(b.op("SquaredDifference", x, b.mean(x, 0, 1, 2)), 0, 1, 2);
        return b.mul(local, global);
    }

    private static Output<?> convolved(GraphBuilder b, Output<?> x, int side) {
        Output<?> weights = b.reshape(
                b.op("Sin", b.op("Range", b.constant(0), b.constant(side * side * 8 * 8), b.constant(1))),
                side,
                side,
                8,
                8);
        return b.op("Conv2D", x, weights, WINDOW[0], WINDOW[1], WINDOW[2], WINDOW[3]);
    }

    /** y and the gradients of Σ y²; what running y takes goes into the map. */
    private static List<double[]> results(GraphBuilder b, Rule rule, Map<String, Integer> runs) {
        Random random = new Random(5);
        Output<?> x = b.placeholder(FULL);
        Output<?> n = b.placeholder(4, 1, 1, 8);
        Output<?> c = b.placeholder(8);
        Output<?> y = rule.expression.of(b, x, n, c);
        count(y, runs);
        List<Output<?>> wanted = withGradients(b, y, b.meanAll(b.square(y)), List.of(x, n, c));
        try (GraphValues values = new GraphValues(b)) {
            return values.feed(x, random.doubles(SIZE, -1, 1).toArray())
                    .feed(n, random.doubles(32, -1, 1).toArray())
                    .feed(c, random.doubles(8, -1, 1).toArray())
                    .of(wanted);
        }
    }

    private static List<Output<?>> withGradients(GraphBuilder b, Output<?> y, Output<?> loss, List<Output<?>> xs) {
        List<Output<?>> all = new ArrayList<>(List.of(y));
        all.addAll(Gradients.of(b, loss, xs));
        return all;
    }

    private static void count(Output<?> y, Map<String, Integer> runs) {
        Deque<GraphOperation> open = new ArrayDeque<>(List.of((GraphOperation) y.op()));
        Collection<GraphOperation> seen = new HashSet<>();
        while (!open.isEmpty()) {
            GraphOperation operation = open.remove();
            if (seen.add(operation)) {
                runs.merge(operation.type(), 1, Integer::sum);
                for (int i = 0; i < operation.numInputs(); i++) {
                    open.add((GraphOperation) operation.input(i).op());
                }
            }
        }
    }
}
