/**
 * A layer graph as TensorFlow operations, in its training and its inference form.
 * Start with {@link dev.evonorm.training.layer.LayerOps}. Nothing here may know networks, data or training.
 */
@NullMarked
package dev.evonorm.training.layer;

import org.jspecify.annotations.NullMarked;
