package dev.evonorm.training.layer;

import dev.evonorm.graph.Op;
import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.Output;

import java.util.List;

/** The element-wise primitives on tensors that broadcast against each other. */
final class Primitives {
    private final GraphBuilder builder;

    Primitives(GraphBuilder builder) {
        this.builder = builder;
    }

    Output<?> apply(Op op, List<Output<?>> inputs) {
        Output<?> x = inputs.get(0);
        return switch (op) {
            case ADD -> builder.add(x, inputs.get(1));
            case MUL -> builder.mul(x, inputs.get(1));
            case DIV -> builder.div(x, inputs.get(1));
            case MAX -> builder.maximum(x, inputs.get(1));
            case NEG -> builder.neg(x);
            case SIGMOID -> builder.sigmoid(x);
            case TANH -> builder.tanh(x);
            case EXP -> builder.exp(x);
            case LOG -> builder.mul(builder.sign(x), builder.log(guardedMagnitude(x)));
            case ABS -> builder.abs(x);
            case SQUARE -> builder.square(x);
            case SQRT -> builder.mul(builder.sign(x), builder.sqrt(guardedMagnitude(x)));
            case X, ZERO, V0, V1, MEAN, MOMENT2, MOMENT2C -> throw new IllegalArgumentException(
                    "%s is not an element-wise primitive".formatted(op.id()));
        };
    }

    /** |x| + ε. */
    private Output<?> guardedMagnitude(Output<?> x) {
        return builder.add(builder.abs(x), builder.constant(Op.EPSILON));
    }
}
