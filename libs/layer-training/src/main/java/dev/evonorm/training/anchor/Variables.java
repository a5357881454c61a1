package dev.evonorm.training.anchor;

import dev.evonorm.training.anchor.Variable.Kind;
import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The variables of a network, in the order in which its construction asks for them. After {@link #rewind} a second
 * construction of the same network gets the same variables: so training and inference form share one state and one code.
 *
 * <p>Kernels start from a normal distribution truncated at two deviations, drawn without state from the seed and the number of
 * kernels before: the same on every run, whatever the threads, and whichever vectors and averages a layer has between them.
 */
public final class Variables {
    /** Standard deviation of a standard normal truncated at ±2: what is drawn is divided by it. */
    private static final double TRUNCATED_DEVIATION = 0.87962566103423978;

    private final GraphBuilder graph;
    private final long seed;
    private final List<Variable> all = new ArrayList<>();
    private int next;

    public Variables(GraphBuilder graph, long seed) {
        this.graph = graph;
        this.seed = seed;
    }

    /** Makes the following construction use the variables that there are. */
    public void rewind() {
        next = 0;
    }

    public List<Variable> all() {
        return List.copyOf(all);
    }

    /** Those that the optimiser changes. */
    public List<Variable> trained() {
        return all.stream().filter(variable -> variable.kind().trained()).toList();
    }

    /** A kernel of that shape, drawn with that variance. */
    Variable kernel(double variance, long... shape) {
        return variable(Kind.KERNEL, () -> normal(variance, shape), shape);
    }

    /** A trained vector. */
    Variable vector(double initial, long size) {
        return variable(Kind.VECTOR, () -> graph.fill(initial, size), size);
    }

    /** A moving average. */
    Variable moving(double initial, long size) {
        return variable(Kind.MOVING, () -> graph.fill(initial, size), size);
    }

    private Variable variable(Kind kind, Supplier<Output<?>> initial, long... shape) {
        if (next == all.size()) {
            all.add(create(kind, initial.get(), Shape.of(shape)));
        }
        Variable variable = all.get(next++);
        if (variable.kind() != kind || !variable.value().shape().equals(Shape.of(shape))) {
            throw new IllegalStateException(
                    "variable %d is a %s of %s, asked for a %s of %s; build the same network again"
                            .formatted(
                                    next - 1, variable.kind(), variable.value().shape(), kind, Arrays.toString(shape)));
        }
        return variable;
    }

    private Variable create(Kind kind, Output<?> initial, Shape shape) {
        Output<?> handle = graph.op(
                "VarHandleOp",
                "dtype",
                graph.floatType().dataType(),
                "shape",
                shape,
                "shared_name",
                "variable" + all.size());
        GraphOperation initialiser = graph.operation("AssignVariableOp", handle, initial);
        Output<?> value =
                graph.op("ReadVariableOp", handle, "dtype", graph.floatType().dataType());
        return new Variable(kind, handle, value, initialiser);
    }

    private long kernels() {
        return all.stream().filter(variable -> variable.kind() == Kind.KERNEL).count();
    }

    private Output<?> normal(double variance, long... shape) {
        Output<?> drawn = graph.op(
                "StatelessTruncatedNormal",
                graph.longConstants(shape),
                graph.longConstants(seed, kernels()),
                "dtype",
                graph.floatType().dataType());
        return graph.scale(Math.sqrt(variance) / TRUNCATED_DEVIATION, drawn);
    }
}
