package dev.evonorm.training.ops;

import org.tensorflow.Output;
import org.tensorflow.op.Ops;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The constants of one graph, each value once. */
final class Constants {
    private final Ops ops;
    private final FloatType floatType;
    private final Map<Object, Output<?>> made = new HashMap<>();
    private final Map<Output<?>, Double> values = new HashMap<>();
    private final Map<Output<?>, int[]> vectors = new HashMap<>();

    Constants(Ops ops, FloatType floatType) {
        this.ops = ops;
        this.floatType = floatType;
    }

    Output<?> scalar(double value) {
        Output<?> scalar = made.computeIfAbsent(value, key -> switch (floatType) {
            case FLOAT32 -> ops.constant((float) value).asOutput();
            case FLOAT64 -> ops.constant(value).asOutput();
        });
        values.put(scalar, value);
        return scalar;
    }

    /** What {@link #scalar} made the output of. */
    OptionalDouble value(Output<?> output) {
        Double value = values.get(output);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    Output<?> integer(int value) {
        return made.computeIfAbsent(value, key -> ops.constant(value).asOutput());
    }

    Output<?> integers(int... values) {
        List<Integer> key = Arrays.stream(values).boxed().toList();
        return made.computeIfAbsent(key("int32", key), k -> {
            Output<?> vector = ops.constant(values).asOutput();
            vectors.put(vector, values.clone());
            return vector;
        });
    }

    Output<?> longs(long... values) {
        List<Long> key = Arrays.stream(values).boxed().toList();
        return made.computeIfAbsent(key("int64", key), k -> ops.constant(values).asOutput());
    }

    private static Object key(String type, List<?> values) {
        return Map.entry(type, values);
    }

    /** The value of an int32 vector that {@link #integers} made. */
    int[] ints(Output<?> constant) {
        int[] value = vectors.get(constant);
        if (value == null) {
            throw new IllegalArgumentException("%s is a %s; axes and sizes must be constants of this builder"
                    .formatted(constant.op().name(), constant.op().type()));
        }
        return value.clone();
    }
}
