package dev.evonorm.study.invariance;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.interpreter.Interpreter;
import dev.evonorm.graph.interpreter.Shape;
import dev.evonorm.graph.interpreter.Tensor;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A layer f on one random tensor x at several scales s. The scales are powers of two: scaling by them rounds nothing, nor do
 * moments, sums, maxima, quotients and roots of moments of what was so scaled. An invariant layer's f(s·x) is therefore f(x) to
 * the last bit.
 */
final class ScaledInputs {
    static final double[] SCALES = {0x1p-3, 0x1p3, 0x1p10};

    private static final Shape SHAPE = new Shape(4, 5, 6, 8);
    private static final int GROUPS = 4;
    private static final long SEED = 20_200_406;

    private final Tensor x;
    private final double[] v0;
    private final double[] v1;

    ScaledInputs() {
        RandomGenerator random = new SplittableRandom(SEED);
        double[] values = new double[SHAPE.size()];
        Arrays.setAll(values, i -> random.nextDouble(-2, 3));
        this.x = Tensor.of(SHAPE, values);
        this.v0 = random.doubles(SHAPE.c(), -1, 1).toArray();
        this.v1 = random.doubles(SHAPE.c(), 0, 2).toArray();
    }

    /** max over scales and elements of |f(s·x) − f(x)|, over max |f(x)|; with random v0 and v1, which are not scaled. */
    double deviation(LayerGraph graph, double epsilon) {
        Interpreter layer = new Interpreter(graph.withGroups(GROUPS), epsilon);
        double[] unscaled = layer.training(x, v0, v1).output().values();
        double largest = Arrays.stream(unscaled).map(Math::abs).max().orElse(0);
        double worst = 0;
        for (double scale : SCALES) {
            double[] output = layer.training(scaled(scale), v0, v1).output().values();
            for (int i = 0; i < output.length; i++) {
                worst = Math.max(worst, Math.abs(output[i] - unscaled[i]));
            }
        }
        return worst / largest;
    }

    private Tensor scaled(double scale) {
        return Tensor.of(
                SHAPE, Arrays.stream(x.values()).map(value -> value * scale).toArray());
    }
}
