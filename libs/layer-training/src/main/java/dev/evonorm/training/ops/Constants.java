package dev.evonorm.training.ops;

import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.IntDataBuffer;
import org.tensorflow.op.Ops;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The constants of one graph, each value once. */
public final class Constants {
    private final Ops ops;
    private final FloatType floatType;
    private final Map<Object, Output<?>> made = new HashMap<>();
    private final Map<Output<?>, Double> values = new HashMap<>();

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
        return made.computeIfAbsent(key("int32", key), k -> ops.constant(values).asOutput());
    }

    Output<?> longs(long... values) {
        List<Long> key = Arrays.stream(values).boxed().toList();
        return made.computeIfAbsent(key("int64", key), k -> ops.constant(values).asOutput());
    }

    private static Object key(String type, List<?> values) {
        return Map.entry(type, values);
    }

    /** The value of an int32 vector that is a constant of its graph. */
    public static int[] ints(Output<?> constant) {
        GraphOperation op = (GraphOperation) constant.op();
        if (!op.type().equals("Const")) {
            throw new IllegalArgumentException(
                    "%s is a %s; axes and sizes must be constants".formatted(op.name(), op.type()));
        }
        try (Tensor value = op.attributes().getAttrTensor("value")) {
            IntDataBuffer data = value.asRawTensor().data().asInts();
            int[] ints = new int[(int) data.size()];
            data.read(ints);
            return ints;
        }
    }
}
