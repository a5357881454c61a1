package dev.evonorm.graph.interpreter;

import java.util.SplittableRandom;

/** Reproducible inputs for a layer. */
record Inputs(Tensor x, double[] v0, double[] v1, Tensor dy) {
    static Inputs random(Shape shape, long seed) {
        var random = new SplittableRandom(seed);
        return new Inputs(
                Tensor.of(shape, random.doubles(shape.size(), -2, 2.5).toArray()),
                random.doubles(shape.c(), -0.5, 0.5).toArray(),
                random.doubles(shape.c(), 0.5, 1.5).toArray(),
                Tensor.of(shape, random.doubles(shape.size(), -1, 1).toArray()));
    }

    Inputs withX(double... values) {
        return new Inputs(Tensor.of(x.shape(), values), v0, v1, dy);
    }

    Evaluation training(Interpreter layer) {
        return layer.training(x, v0, v1);
    }
}
