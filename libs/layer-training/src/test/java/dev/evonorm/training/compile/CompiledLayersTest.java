package dev.evonorm.training.compile;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;
import dev.evonorm.graph.evolve.Mutation;
import dev.evonorm.graph.evolve.RandomGraphs;
import dev.evonorm.graph.evolve.Sampling;
import dev.evonorm.graph.evolve.SearchSpace;
import dev.evonorm.graph.interpreter.Shape;
import dev.evonorm.training.ops.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is compiled computes what the plain graph computes, in three forms: the layer between affine and convolution, its
 * gradients, and the gradients of the gradients' norm.
 *
 * <p>In double precision the two agree wherever the plain graph is not itself thrown off by a change of its inputs in the
 * twelfth digit. In single precision, where the compiled graph has kernels of its own, it is about as near to the double one
 * as the plain graph is.
 */
final class CompiledLayersTest {
    private static final List<Shape> SHAPES =
            List.of(new Shape(4, 4, 4, 8), new Shape(5, 1, 1, 6), new Shape(4, 3, 2, 5));
    private static final SearchSpace SPACE = new SearchSpace(10, true, Sampling.INSTANCES, 4);
    private static final double CHANGE = 1e-12;
    private static final double STEADY = 1e-8;
    private static final double DOUBLE = 1e-7;
    private static final double SINGLE = 1e-4;
    private static final double NEARLY_PLAIN = 30;
    /** Elements are measured relative to the largest of their tensor, but to no less than this. */
    private static final double FLOOR = 1e-2;

    private int compared;
    private int skipped;

    @Test
    void random_graphs() {
        checkRandomGraphs(31, 100, Forms::compiled);
    }

    @Test
    void mutants_of_the_catalogue() {
        Mutation mutation = new Mutation(SPACE);
        Random random = new Random(32);
        for (int i = 0; i < 100; i++) {
            CatalogueLayer parent =
                    Catalogue.layers().get(i % Catalogue.layers().size());
            LayerGraph layer = mutation.apply(parent.graph().withGroups(2), random);
            check(
                    layer,
                    SHAPES.get(i % SHAPES.size()),
                    random,
                    "mutant " + i + " of " + parent.name(),
                    Forms::compiled);
        }
        enough();
    }

    @Test
    void every_layer_of_the_catalogue() {
        Random random = new Random(33);
        for (CatalogueLayer named : Catalogue.layers()) {
            check(named.graph().withGroups(2), SHAPES.get(0), random, named.name(), Forms::compiled);
        }
        enough();
    }

    /** XLA compiles some thirty loops a layer, so only these. */
    @ParameterizedTest
    @ValueSource(strings = {"evonorm-b0", "evonorm-s0", "bn-relu", "gn-silu", "frn"})
    void layers_in_loops(String name) {
        LayerGraph layer = Catalogue.find(name).orElseThrow().graph().withGroups(2);
        check(layer, SHAPES.get(0), new Random(34), name + " in loops", Forms::inLoops);
        enough();
    }

    @Test
    void random_graphs_in_loops() {
        checkRandomGraphs(35, 12, Forms::inLoops);
    }

    private void checkRandomGraphs(long seed, int count, Cheaper cheaper) {
        RandomGraphs graphs = new RandomGraphs(SPACE);
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            check(graphs.next(random), SHAPES.get(i % SHAPES.size()), random, "graph " + i, cheaper);
        }
        enough();
    }

    /** What is compared with the plain graph. */
    private interface Cheaper {
        List<double[]> of(Forms forms, FloatType type);
    }

    private void check(LayerGraph layer, Shape shape, Random random, String name, Cheaper cheaper) {
        Forms forms = Forms.draw(layer, shape, random);
        List<double[]> exact = forms.plain(FloatType.FLOAT64);
        List<double[]> moved = forms.changed(CHANGE, random).plain(FloatType.FLOAT64);
        List<double[]> compiled = cheaper.of(forms, FloatType.FLOAT64);
        List<double[]> plainSingle = forms.plain(FloatType.FLOAT32);
        List<double[]> single = cheaper.of(forms, FloatType.FLOAT32);
        for (int i = 0; i < exact.size(); i++) {
            if (!(distance(moved.get(i), exact.get(i)) < STEADY)) {
                skipped++;
                continue;
            }
            compared++;
            String what = "%s, result %d of %s".formatted(name, i, forms.layer());
            assertThat(distance(compiled.get(i), exact.get(i))).as(what).isLessThan(DOUBLE);
            double allowed = distance(plainSingle.get(i), exact.get(i));
            assertThat(distance(single.get(i), exact.get(i)))
                    .as("%s in single precision, plain is off by %.1e", what, allowed)
                    .isLessThanOrEqualTo(Math.max(SINGLE, NEARLY_PLAIN * allowed));
        }
    }

    private void enough() {
        assertThat(skipped).as("not steady, beside %d compared", compared).isLessThan(compared / 4);
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
}
