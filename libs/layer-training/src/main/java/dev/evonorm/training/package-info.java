/**
 * Layers inside networks: trains anchors with TensorFlow and tests what a layer does to them.
 * Start with {@link dev.evonorm.training.NetworkTrainer} and {@link dev.evonorm.training.RejectionTests}.
 * Nothing here may know messages, services or the search.
 */
@NullMarked
package dev.evonorm.training;

import org.jspecify.annotations.NullMarked;
