package dev.evonorm.training.ops;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

/**
 * A cheaper way to compute one kind of operation.
 *
 * <p>It is asked for every operation that a {@link GraphBuilder} is about to add, in networks and in gradients of any order
 * alike, and sees what the inputs are made of. What it gives must equal the operation to float rounding, in value and in
 * gradient, have its shape, and be made of operations that can be differentiated again.
 */
@FunctionalInterface
public interface Rewrite {
    /** @return what to use in place of the operation, or null where the rule has nothing to say */
    @Nullable
    Output<?> instead(GraphBuilder builder, Request request);
}
