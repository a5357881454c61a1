/**
 * Decides in milliseconds, without training, what can only fail, and recognises functions that were seen before.
 * Start with {@link dev.evonorm.graph.probe.Probe}. Nothing here may know the tests that come after.
 */
@NullMarked
package dev.evonorm.graph.probe;

import org.jspecify.annotations.NullMarked;
