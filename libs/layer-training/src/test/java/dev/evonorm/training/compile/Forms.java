package dev.evonorm.training.compile;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Simplification;
import dev.evonorm.graph.interpreter.Shape;
import dev.evonorm.training.fuse.Fusion;
import dev.evonorm.training.layer.LayerOps;
import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.Gradients;
import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.GraphValues;
import org.tensorflow.Graph;
import org.tensorflow.Output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * y = (γ·layer(x) + β) ∗ w on random numbers in three forms: y, ∂ℓ/∂θ for ℓ = Σ r·y, and ∂‖∂ℓ/∂θ‖/∂θ, where θ are x, v0, v1, γ, β
 * and w.
 */
record Forms(LayerGraph layer, List<long[]> shapes, List<double[]> values, double[] weights) {
    static Forms draw(LayerGraph layer, Shape shape, RandomGenerator random) {
        long side = shape.h() > 1 ? 3 : 1;
        long c = shape.c();
        List<long[]> shapes = List.of(
                new long[] {shape.b(), shape.h(), shape.w(), c},
                new long[] {c},
                new long[] {c},
                new long[] {c},
                new long[] {c},
                new long[] {side, side, c, 3});
        List<double[]> values =
                shapes.stream().map(sizes -> gaussian(sizes, random)).toList();
        double[] weights = gaussian(new long[] {shape.b(), shape.h(), shape.w(), 3}, random);
        return new Forms(Simplification.simplify(layer), shapes, values, weights);
    }

    /** The same with every number off by this relative error. */
    Forms changed(double error, RandomGenerator random) {
        List<double[]> changed = values.stream()
                .map(each -> Arrays.stream(each)
                        .map(value -> value * (1 + error * random.nextGaussian()))
                        .toArray())
                .toList();
        return new Forms(layer, shapes, changed, weights);
    }

    List<double[]> plain(FloatType type) {
        try (Graph graph = new Graph()) {
            return results(GraphBuilder.plain(graph, type), false);
        }
    }

    List<double[]> compiled(FloatType type) {
        try (Graph graph = new Graph()) {
            return results(Compiler.builder(graph, type), false);
        }
    }

    /** With the rules for loops, and tensors of any size in loops. */
    List<double[]> inLoops(FloatType type) {
        try (Graph graph = new Graph()) {
            return results(Compiler.builder(graph, type, Effort.LOOPS), true);
        }
    }

    private List<double[]> results(GraphBuilder b, boolean loops) {
        List<Output<?>> in = shapes.stream().<Output<?>>map(b::placeholder).toList();
        Output<?> z =
                LayerOps.training(b, layer, in.get(0), in.get(1), in.get(2)).y();
        Output<?> affine = b.add(b.mul(z, in.get(3)), in.get(4));
        Output<?> y = b.op("Conv2D", affine, in.get(5), "strides", new long[] {1, 1, 1, 1}, "padding", "SAME");
        Output<?> r = b.placeholder(y.shape().asArray());
        List<Output<?>> first = Gradients.of(b, b.sumAll(b.mul(y, r)), in);
        Output<?> norm = b.sqrt(b.addAll(first.stream()
                .<Output<?>>map(gradient -> b.sumAll(b.square(gradient)))
                .toList()));
        List<Output<?>> fetched = new ArrayList<>(List.of(y));
        fetched.addAll(first);
        fetched.addAll(Gradients.of(b, norm, in));
        if (!loops) {
            return results(b.graph(), in, r, fetched);
        }
        try (Graph fused = Fusion.of(b.graph(), fetched.stream().map(Output::op).collect(Collectors.toSet()), 1)) {
            return results(fused, in, r, fetched);
        }
    }

    private List<double[]> results(Graph graph, List<Output<?>> in, Output<?> r, List<Output<?>> fetched) {
        try (GraphValues fed = new GraphValues(graph).feed(r, weights)) {
            for (int i = 0; i < in.size(); i++) {
                fed.feed(in.get(i), values.get(i));
            }
            return fed.of(fetched);
        }
    }

    private static double[] gaussian(long[] sizes, RandomGenerator random) {
        int size = 1;
        for (long axis : sizes) {
            size *= (int) axis;
        }
        return random.doubles(size).map(ignored -> random.nextGaussian()).toArray();
    }
}
