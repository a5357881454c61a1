/**
 * The anchor networks as data, and the code that builds any of them around a layer, for training and for inference.
 * Start with {@link dev.evonorm.training.anchor.Architecture}, then {@link dev.evonorm.training.anchor.Network}.
 * Nothing here may know data sets, optimisers or the rejection tests.
 */
@NullMarked
package dev.evonorm.training.anchor;

import org.jspecify.annotations.NullMarked;
