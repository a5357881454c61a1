package dev.evonorm.training.ops;

import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;

import java.util.List;

/**
 * One operation that a gradient is about to pass.
 *
 * @param y its result
 * @param dy ∂ℓ/∂y, perhaps compact (see {@link Pullback})
 */
record Call(GraphBuilder builder, List<Output<?>> inputs, Output<?> y, Output<?> dy) {
    Output<?> input(int index) {
        return inputs.get(index);
    }

    Shape shape(int index) {
        return builder.shape(input(index));
    }

    GraphOperation operation() {
        return (GraphOperation) y.op();
    }

    boolean flag(String attribute) {
        return operation().attributes().getAttrBool(attribute);
    }

    Call withFullGradient() {
        return new Call(
                builder, inputs, y, builder.broadcastTo(dy, builder.shape(y).asArray()));
    }

    /** A gradient of y's shape, perhaps compact, summed to an input that was broadcast to that shape. */
    Output<?> unbroadcast(Output<?> gradient, int index) {
        return Compact.sumTo(builder, gradient, builder.shape(y), shape(index));
    }
}
