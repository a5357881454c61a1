package dev.evonorm.graph.interpreter;

/**
 * The gradients of a scalar with respect to a layer's input and its two vectors.
 *
 * @param x in the shape of x
 * @param v0 one value a channel
 * @param v1 one value a channel
 */
@SuppressWarnings("ArrayRecordComponent")
public record Gradients(Tensor x, double[] v0, double[] v1) {}
