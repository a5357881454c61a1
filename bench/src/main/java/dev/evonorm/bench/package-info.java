/**
 * Micro-benchmarks of what is done for every proposal: probe, fingerprint, mutation, JSON, tournament.
 * Start with {@link dev.evonorm.bench.ProbeBenchmark}; {@code evonorm bench micro} runs them, one thread at a time.
 * Nothing may depend on this module, and it must not know TensorFlow: steps are measured by {@code evonorm bench step}.
 */
@NullMarked
package dev.evonorm.bench;

import org.jspecify.annotations.NullMarked;
