package dev.evonorm.training.ops;

import org.tensorflow.Operand;
import org.tensorflow.Output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A pure operation as it is asked for: what a {@link Rewrite} looks at.
 *
 * @param type TensorFlow's name of it
 * @param inputs all of them in order, lists written out
 * @param attributes those that were named
 */
public record Request(String type, List<Output<?>> inputs, Map<String, Object> attributes) {
    public Request {
        inputs = List.copyOf(inputs);
        attributes =
                Collections.unmodifiableMap(new LinkedHashMap<>(attributes)); // in order: the same graph every time
    }

    static Request of(String type, Object... arguments) {
        List<Output<?>> inputs = new ArrayList<>();
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument instanceof Operand<?> operand) {
                inputs.add(operand.asOutput());
            } else if (argument instanceof List<?> list) {
                list.forEach(operand -> inputs.add(((Operand<?>) operand).asOutput()));
            } else if (argument instanceof String name && i + 1 < arguments.length) {
                attributes.put(name, arguments[++i]);
            }
        }
        return new Request(type, inputs, attributes);
    }

    public Output<?> input(int index) {
        return inputs.get(index);
    }

    public boolean is(String wanted) {
        return type.equals(wanted);
    }
}
