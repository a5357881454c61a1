package dev.evonorm.graph.probe;

import dev.evonorm.graph.interpreter.Shape;
import dev.evonorm.graph.interpreter.Tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The inputs of the probe: five batches, each at three values of (v0, v1). Always the same, on any machine.
 *
 * <p>The axes differ in length and are all longer than 1, channels come in groups of two, and each channel has a mean and
 * a scale of its own: so the index sets give different moments. One batch is thirty times as large as activations are, so that
 * a kink far out is met.
 */
final class Trials {
    /** Groups to probe with: fewer than the channels of each batch, and more than one. */
    static final int GROUPS = 4;

    private static final Shape LARGE = new Shape(3, 4, 3, 8);
    private static final Shape SMALL = new Shape(2, 3, 4, 6);
    private static final long SEED = 20_200_406;

    private Trials() {}

    /** By values of (v0, v1), the initial ones first; inside, by batch, so that only x differs. */
    static List<List<Trial>> all() {
        RandomGenerator random = new SplittableRandom(SEED);
        List<Tensor> batches = List.of(
                batch(LARGE, 1, 0, random),
                batch(LARGE, 2, 1, random),
                batch(LARGE, 0.3, -0.5, random),
                batch(LARGE, 30, 0, random),
                batch(SMALL, 1, 0, random));
        List<Tensor> gradients =
                batches.stream().map(x -> batch(x.shape(), 1, 0, random)).toList();
        List<List<Trial>> all = new ArrayList<>();
        for (double spread : new double[] {0, 1, 3}) {
            double[] v0 = vector(LARGE.c(), 0, spread, random);
            double[] v1 = vector(LARGE.c(), 1, spread, random);
            List<Trial> trials = new ArrayList<>();
            for (int i = 0; i < batches.size(); i++) {
                Tensor x = batches.get(i);
                int channels = x.shape().c();
                trials.add(new Trial(x, gradients.get(i), Arrays.copyOf(v0, channels), Arrays.copyOf(v1, channels)));
            }
            all.add(List.copyOf(trials));
        }
        return List.copyOf(all);
    }

    private static Tensor batch(Shape shape, double scale, double shift, RandomGenerator random) {
        double[] scales = vector(shape.c(), 1, 0.2, random);
        double[] shifts = vector(shape.c(), 0, 0.5, random);
        double[] values = new double[shape.size()];
        for (int i = 0; i < values.length; i++) {
            int channel = i % shape.c();
            values[i] = scale * (normal(random) * scales[channel] + shifts[channel]) + shift;
        }
        return Tensor.of(shape, values);
    }

    private static double[] vector(int length, double mean, double spread, RandomGenerator random) {
        double[] vector = new double[length];
        Arrays.setAll(vector, i -> mean + spread * normal(random));
        return vector;
    }

    /** Box and Muller's method: the JDK does not promise the same normal numbers in every release. */
    private static double normal(RandomGenerator random) {
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return radius * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
