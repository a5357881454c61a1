package dev.evonorm.bench;

import dev.evonorm.graph.interpreter.Evaluation;
import dev.evonorm.graph.interpreter.Gradients;
import dev.evonorm.graph.interpreter.Interpreter;
import dev.evonorm.graph.interpreter.Shape;
import dev.evonorm.graph.interpreter.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.Arrays;
import java.util.SplittableRandom;

/** EvoNorm-B0 in the interpreter on a batch of the probe's size, [3, 4, 3, 8]: forward, and forward with gradients. */
@State(Scope.Benchmark)
public class InterpreterBenchmark {
    private static final Shape SHAPE = new Shape(3, 4, 3, 8);

    private final Interpreter layer = new Interpreter(Graphs.evonormB0());
    private final Tensor x = noise(1);
    private final Tensor dy = noise(2);
    private final double[] v0 = new double[SHAPE.c()];
    private final double[] v1 = new double[SHAPE.c()];

    public InterpreterBenchmark() {
        Arrays.fill(v1, 1);
    }

    @Benchmark
    public Evaluation forward() {
        return layer.training(x, v0, v1);
    }

    @Benchmark
    public Gradients gradients() {
        return layer.training(x, v0, v1).gradients(dy);
    }

    private static Tensor noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[SHAPE.size()];
        Arrays.setAll(values, i -> random.nextGaussian());
        return Tensor.of(SHAPE, values);
    }
}
