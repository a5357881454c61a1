/**
 * Measures the control plane: whole stacks under searches whose evaluation tasks only pretend to work.
 * Start with {@link dev.evonorm.cli.bench.LoadBench}.
 * Nothing here may know how a layer is trained, or read what belongs to another process but its figures.
 */
@NullMarked
package dev.evonorm.cli.bench;

import org.jspecify.annotations.NullMarked;
