package dev.evonorm.graph.interpreter;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Op;
import dev.evonorm.graph.Term;
import dev.evonorm.graph.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static dev.evonorm.graph.Term.V0;
import static dev.evonorm.graph.Term.V1;
import static dev.evonorm.graph.Term.X;
import static dev.evonorm.graph.Term.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GradientTest {
    private static final double STEP = 1e-6;

    /** Every op on full tensors, on what was reduced over every index set, and on vectors; every layer. */
    static Stream<Arguments> layers() {
        Map<String, LayerGraph> layers = new TreeMap<>();
        List<Term> operands = new ArrayList<>(List.of(X.times(V1).plus(V0), V1.plus(V0)));
        for (IndexSet over : IndexSet.values()) {
            operands.add(X.times(V1).mean(over));
        }
        for (Term operand : operands) {
            for (Op op : Op.primitives()) {
                for (Term term : applied(op, operand)) {
                    LayerGraph graph = term.times(X).graph().withGroups(2);
                    layers.put(
                            term.op() + " " + term.over() + " of " + operand.op() + " " + operand.over()
                                    + layers.size(),
                            graph);
                }
            }
        }
        Catalogue.layers()
                .forEach(layer -> layers.put(layer.name(), layer.graph().withGroups(2)));
        return layers.entrySet().stream().map(layer -> Arguments.of(layer.getKey(), layer.getValue()));
    }

    private static List<Term> applied(Op op, Term operand) {
        if (op.isAggregation()) {
            return Arrays.stream(IndexSet.values())
                    .map(over -> new Term(op, over, List.of(operand)))
                    .toList();
        }
        return op.arity() == 1
                ? List.of(Term.of(op, operand))
                : List.of(Term.of(op, operand, X), Term.of(op, X, operand), Term.of(op, operand, operand));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void gradientsAreTheLimitsOfCentralDifferences(String name, LayerGraph graph) {
        Inputs inputs = Inputs.random(new Shape(2, 2, 3, 4), 17);
        Interpreter layer = new Interpreter(graph);

        Gradients gradients = inputs.training(layer).gradients(inputs.dy());

        assertClose("x", layer, inputs, inputs.x().values(), gradients.x().values());
        assertClose("v0", layer, inputs, inputs.v0(), gradients.v0());
        assertClose("v1", layer, inputs, inputs.v1(), gradients.v1());
    }

    private static void assertClose(String what, Interpreter layer, Inputs inputs, double[] point, double[] gradient) {
        for (int i = 0; i < point.length; i++) {
            double step = STEP * Math.max(1, Math.abs(point[i]));
            double up = loss(layer, moved(what, inputs, point, i, step));
            double down = loss(layer, moved(what, inputs, point, i, -step));
            double expected = (up - down) / (2 * step);
            assertThat(gradient[i])
                    .as("gradient of %s[%d]", what, i)
                    .isCloseTo(expected, within(2e-6 * Math.max(1, Math.abs(expected))));
        }
    }

    private static Inputs moved(String what, Inputs inputs, double[] point, int index, double by) {
        double[] moved = point.clone();
        moved[index] += by;
        return switch (what) {
            case "x" -> inputs.withX(moved);
            case "v0" -> new Inputs(inputs.x(), moved, inputs.v1(), inputs.dy());
            default -> new Inputs(inputs.x(), inputs.v0(), moved, inputs.dy());
        };
    }

    private static double loss(Interpreter layer, Inputs inputs) {
        return Arrays.stream(inputs.training(layer).output().times(inputs.dy()).values())
                .sum();
    }

    @Test
    void atATieTheFirstInputOfMaxGetsTheGradient() {
        assertThat(gradientsAtZero(Term.max(V0, ZERO)).v0()).containsExactly(1, 1);
        assertThat(gradientsAtZero(Term.max(ZERO, V0)).v0()).containsExactly(0, 0);
        assertThat(gradientsAtZero(Term.max(X, X)).x().values()).containsExactly(1, 1);
    }

    @Test
    void atZeroAbsLogAndSqrtAreFlat() {
        for (Op op : new Op[] {Op.ABS, Op.LOG, Op.SQRT}) {
            assertThat(gradientsAtZero(Term.of(op, X)).x().values()).as(op.id()).containsExactly(0, 0);
        }
    }

    @Test
    void whatTheOutputDoesNotReadHasNoGradient() {
        Gradients gradients = gradientsAtZero(Term.of(Op.EXP, V1));

        assertThat(gradients.x().values()).containsExactly(0, 0);
        assertThat(gradients.v0()).containsExactly(0, 0);
        assertThat(gradients.v1()).containsExactly(Math.E, Math.E);
    }

    private static Gradients gradientsAtZero(Term term) {
        Shape shape = new Shape(1, 1, 1, 2);
        return new Interpreter(term.graph())
                .training(Tensor.of(shape, 0, 0), new double[] {0, 0}, new double[] {1, 1})
                .gradients(Tensor.of(shape, 1, 1));
    }
}
