package dev.evonorm.training.ops;

import org.tensorflow.Output;

/**
 * The vector-Jacobian product of y = f(…, x, …) for one of its inputs: from ∂ℓ/∂y to ∂ℓ/∂x.
 *
 * <p>Both gradients may be compact: of the rank of their tensor, and in each axis of its size or of size 1, which stands
 * for equal values along the axis. {@link GraphBuilder#broadcastTo} makes a compact gradient full.
 */
@FunctionalInterface
public interface Pullback {
    /** @return ∂ℓ/∂x, built from operations that can be differentiated again */
    Output<?> pull(Output<?> dy);
}
