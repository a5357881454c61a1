package dev.evonorm.training.anchor;

import org.tensorflow.Operation;
import org.tensorflow.Output;

/**
 * One tensor of a network's state.
 *
 * @param kind what it is for
 * @param handle the resource, for ops that assign
 * @param value its value at the start of a session run
 * @param initialiser the op that gives it its first value
 */
public record Variable(Kind kind, Output<?> handle, Output<?> value, Operation initialiser) {
    /** What a variable is for. */
    public enum Kind {
        /** Weights of a convolution or dense layer: trained, with weight decay. */
        KERNEL,
        /** v0, v1, γ, β or a bias: trained, without weight decay. */
        VECTOR,
        /** A moving average of a batch moment: not trained. */
        MOVING;

        /** Whether the optimiser changes it. */
        public boolean trained() {
            return this != MOVING;
        }
    }

    /** How many numbers it holds. */
    public long size() {
        return value.shape().size();
    }
}
