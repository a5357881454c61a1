/**
 * Raw TensorFlow operations: a builder with static shapes and exact reverse-mode differentiation of any order.
 * Start with {@link dev.evonorm.training.ops.GraphBuilder}, then {@link dev.evonorm.training.ops.Gradients}. Nothing here
 * may know layer graphs, networks, data or training.
 */
@NullMarked
package dev.evonorm.training.ops;

import org.jspecify.annotations.NullMarked;
