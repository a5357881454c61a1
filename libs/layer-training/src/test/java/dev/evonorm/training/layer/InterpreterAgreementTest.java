package dev.evonorm.training.layer;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;
import dev.evonorm.graph.evolve.Mutation;
import dev.evonorm.graph.evolve.RandomGraphs;
import dev.evonorm.graph.evolve.Sampling;
import dev.evonorm.graph.evolve.SearchSpace;
import dev.evonorm.graph.interpreter.Shape;
import dev.evonorm.training.ops.FloatType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * TensorFlow computes what the interpreter computes: outputs in training and inference, batch moments, gradients.
 *
 * <p>A graph may amplify rounding errors without bound (the sign of a mean that is zero in exact arithmetic, a division
 * by a difference of equals), and then two correct programs differ. So a result is compared where the interpreter itself is
 * well conditioned: when all inputs and all nodes are off by a small relative error ({@link Noise}), no element moves by more
 * than a stated multiple of it. That also keeps away from ties of max. Gradients are compared where the output is finite. How many results are not compared is bounded.
 */
final class InterpreterAgreementTest {
    private static final List<Shape> SHAPES =
            List.of(new Shape(3, 4, 4, 8), new Shape(2, 1, 1, 6), new Shape(4, 3, 2, 5));
    private static final int OUTPUT = 0;
    private static final int FIRST_GRADIENT = 1;
    private static final int LAST_GRADIENT = 3;
    private static final SearchSpace SPACE = new SearchSpace(10, true, Sampling.INSTANCES, 4);
    private static final int PERTURBATIONS = 4;
    /** Elements are measured relative to the largest of their tensor, but to no less than this. */
    private static final double FLOOR = 1e-3;

    /** What "equal" means in each precision. */
    private enum Precision {
        SINGLE(FloatType.FLOAT32, Noise.SINGLE, 100, 2e-5),
        DOUBLE(FloatType.FLOAT64, Noise.DOUBLE, 1e4, 1e-10);

        private final FloatType type;
        private final Noise noise;
        private final double amplification;
        private final double tolerance;

        Precision(FloatType type, Noise noise, double amplification, double tolerance) {
            this.type = type;
            this.noise = noise;
            this.amplification = amplification;
            this.tolerance = tolerance;
        }
    }

    @ParameterizedTest
    @EnumSource
    void random_graphs(Precision precision) {
        RandomGraphs graphs = new RandomGraphs(SPACE);
        Random random = new Random(2020);
        Tally tally = new Tally();
        for (int i = 0; i < 200; i++) {
            LayerGraph layer = graphs.next(random);
            compare(Trial.draw(layer, SHAPES.get(i % SHAPES.size()), random), precision, "graph " + i, tally);
        }
        tally.check();
    }

    @ParameterizedTest
    @EnumSource
    void mutants_of_the_catalogue(Precision precision) {
        Mutation mutation = new Mutation(SPACE);
        Random random = new Random(2021);
        Tally tally = new Tally();
        for (int i = 0; i < 200; i++) {
            CatalogueLayer parent =
                    Catalogue.layers().get(i % Catalogue.layers().size());
            LayerGraph layer = mutation.apply(parent.graph().withGroups(2), random);
            compare(Trial.draw(layer, SHAPES.get(i % SHAPES.size()), random), precision, "mutant " + i, tally);
        }
        tally.check();
    }

    @ParameterizedTest
    @EnumSource
    void every_layer_of_the_catalogue(Precision precision) {
        Random random = new Random(7);
        Tally tally = new Tally();
        for (CatalogueLayer named : Catalogue.layers()) {
            for (int groups : new int[] {2, 32}) {
                Trial trial = Trial.draw(named.graph().withGroups(groups), SHAPES.get(0), random);
                compare(trial, precision, named.name(), tally);
            }
        }
        tally.check();
    }

    private static void compare(Trial trial, Precision precision, String name, Tally tally) {
        List<double[]> expected = trial.interpreted();
        List<double[]> actual = trial.computed(precision.type);
        assertThat(actual).as(name).hasSameSizeAs(expected);
        double[] sensitivity = sensitivity(trial, expected, precision);
        boolean finite = Double.isFinite(sensitivity[OUTPUT]);
        for (int i = 0; i < expected.size(); i++) {
            boolean meaningful = finite || i < FIRST_GRADIENT || i > LAST_GRADIENT;
            if (meaningful && sensitivity[i] <= precision.amplification) {
                tally.compared++;
                assertThat(distance(actual.get(i), expected.get(i)))
                        .as("%s, result %d of %s", name, i, trial.layer())
                        .isLessThan(precision.tolerance);
            } else {
                tally.skipped++;
            }
        }
    }

    /** How much each result moves under noise, in multiples of that error; infinite where it is not finite. */
    private static double[] sensitivity(Trial trial, List<double[]> expected, Precision precision) {
        Random random = new Random(1);
        double[] most = new double[expected.size()];
        for (int k = 0; k < PERTURBATIONS; k++) {
            List<double[]> moved = trial.perturbed(precision.noise, random).interpreted();
            for (int i = 0; i < most.length; i++) {
                most[i] = Math.max(most[i], distance(moved.get(i), expected.get(i)) / precision.noise.size());
            }
        }
        return most;
    }

    /** The largest difference relative to the largest element; infinite if anything is not finite. */
    private static double distance(double[] a, double[] b) {
        double largest = FLOOR;
        double difference = 0;
        for (int i = 0; i < b.length; i++) {
            if (!Double.isFinite(a[i]) || !Double.isFinite(b[i])) {
                return Double.POSITIVE_INFINITY;
            }
            largest = Math.max(largest, Math.abs(b[i]));
            difference = Math.max(difference, Math.abs(a[i] - b[i]));
        }
        return difference / largest;
    }

    private static final class Tally {
        private int compared;
        private int skipped;

        void check() {
            assertThat(skipped)
                    .as("ill-conditioned, beside %d compared", compared)
                    .isLessThan(compared / 10);
        }
    }
}
