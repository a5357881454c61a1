package dev.evonorm.training.ops;

import org.tensorflow.GraphOperationBuilder;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The arguments of {@link GraphBuilder#op}: inputs, control inputs and named attributes in one list. */
final class Arguments {
    private Arguments() {}

    /** Hands every argument to TensorFlow's builder. */
    static void add(GraphOperationBuilder builder, String type, Object... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument instanceof Operand<?> operand) {
                builder.addInput(operand.asOutput());
            } else if (argument instanceof List<?> || argument instanceof Output<?>[]) {
                builder.addInputList(outputs(argument));
            } else if (argument instanceof Operation control) {
                builder.addControlInput(control);
            } else if (argument instanceof String name && i + 1 < arguments.length) {
                setAttribute(builder, type, name, arguments[++i]);
            } else {
                throw new IllegalArgumentException(
                        "argument %d of %s is %s; give inputs, operations, or a name followed by a value"
                                .formatted(i, type, argument));
            }
        }
    }

    /** Equal for calls that ask for the same operation. */
    static Key key(String type, Object... arguments) {
        List<Object> key = new ArrayList<>(arguments.length + 1);
        key.add(type);
        for (Object argument : arguments) {
            if (argument instanceof Operand<?> operand) {
                key.add(operand.asOutput());
            } else if (argument instanceof Object[] array) {
                key.add(List.of(array));
            } else if (argument instanceof long[] array) {
                key.add(Arrays.stream(array).boxed().toList());
            } else {
                key.add(argument);
            }
        }
        return new Key(key);
    }

    private static Output<?>[] outputs(Object list) {
        Object[] operands = list instanceof List<?> many ? many.toArray() : (Object[]) list;
        return Arrays.stream(operands)
                .map(operand -> ((Operand<?>) operand).asOutput())
                .toArray(Output<?>[]::new);
    }

    private static void setAttribute(GraphOperationBuilder builder, String type, String name, Object value) {
        if (value instanceof Integer number) {
            builder.setAttr(name, number.longValue());
        } else if (value instanceof Long number) {
            builder.setAttr(name, number);
        } else if (value instanceof Float number) {
            builder.setAttr(name, number);
        } else if (value instanceof Boolean flag) {
            builder.setAttr(name, flag);
        } else if (value instanceof String text) {
            builder.setAttr(name, text);
        } else if (value instanceof long[] numbers) {
            builder.setAttr(name, numbers);
        } else if (value instanceof Shape shape) {
            builder.setAttr(name, shape);
        } else if (value instanceof DataType dataType) {
            builder.setAttr(name, dataType);
        } else if (value instanceof FloatType floatType) {
            builder.setAttr(name, floatType.dataType());
        } else {
            throw new IllegalArgumentException(
                    "attribute %s of %s is a %s; give an int, long, float, boolean, String, long[], Shape, DataType or FloatType"
                            .formatted(name, type, value.getClass().getSimpleName()));
        }
    }
}
