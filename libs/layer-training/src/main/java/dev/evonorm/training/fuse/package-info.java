/**
 * Fuses the element-wise parts of a finished graph: chains of operations become loops that XLA compiles, which read and write each
 * tensor once. Start with {@link dev.evonorm.training.fuse.Fusion}.
 * Nothing here may know layers, networks, data or training: it reads and writes TensorFlow graphs.
 */
@NullMarked
package dev.evonorm.training.fuse;

import org.jspecify.annotations.NullMarked;
