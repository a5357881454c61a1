package dev.evonorm.training.layer;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;
import dev.evonorm.graph.Op;
import dev.evonorm.training.compile.Compiler;
import dev.evonorm.training.ops.Differences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static dev.evonorm.training.ops.Differences.input;

/** Gradients of compiled layers with respect to x, v0 and v1, at first and second order, against central differences. */
final class LayerGradientsTest {
    private static final int X = 0;
    private static final int V0 = 2;
    private static final int V1 = 3;
    private static final int FIRST = 4;

    private final Random random = new Random(11);

    static Stream<Op> elementwise() {
        return Op.primitives().stream().filter(op -> !op.isAggregation());
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void an_elementwise_primitive_on_full_and_on_small_tensors(Op op) {
        Node ofX = op.arity() == 1 ? Node.of(op, X) : Node.of(op, X, V1);
        Node ofVectors = op.arity() == 1 ? Node.of(op, V1) : Node.of(op, V0, V1);
        check(2, ofX, ofVectors, Node.of(Op.MUL, FIRST, FIRST + 1), Node.of(Op.MUL, FIRST + 2, X));
    }

    @ParameterizedTest
    @EnumSource
    void an_aggregation_over_an_index_set(IndexSet over) {
        for (int groups : new int[] {1, 2, 3, 32}) {
            for (Op op : List.of(Op.MEAN, Op.MOMENT2, Op.MOMENT2C)) {
                check(groups, Node.over(op, over, X), Node.of(Op.DIV, X, FIRST));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_aggregation_of_a_vector_and_of_an_aggregation(IndexSet over) {
        for (Op op : List.of(Op.MEAN, Op.MOMENT2, Op.MOMENT2C)) {
            check(
                    2,
                    Node.over(op, over, V1),
                    Node.of(Op.MUL, X, FIRST),
                    Node.over(Op.MEAN, IndexSet.WH, FIRST + 1),
                    Node.over(op, over, FIRST + 2),
                    Node.of(Op.ADD, FIRST + 3, X),
                    Node.of(Op.MUL, FIRST + 4, FIRST));
        }
    }

    @Test
    void a_mean_beside_the_variance_around_it() {
        check(
                2,
                Node.over(Op.MEAN, IndexSet.BWH, X),
                Node.of(Op.NEG, FIRST),
                Node.of(Op.ADD, X, FIRST + 1),
                Node.over(Op.MOMENT2C, IndexSet.BWH, X),
                Node.of(Op.DIV, FIRST + 2, FIRST + 3),
                Node.of(Op.SIGMOID, FIRST + 4));
    }

    private void check(int groups, Node... nodes) {
        List<Node> all = new ArrayList<>(LayerGraph.INITIAL);
        all.addAll(List.of(nodes));
        LayerGraph layer = new LayerGraph(all, groups);
        Differences.check(
                random,
                Compiler::builder,
                (builder, in) -> LayerOps.training(builder, layer, in.get(0), in.get(1), in.get(2))
                        .y(),
                List.of(input(random, 2, 2, 3, 4), input(random, 4), input(random, 4)));
    }
}
