/**
 * Which layers do not see their input's scale (method of the paper's section 5.4, ours in detail).
 * Start with {@link dev.evonorm.study.invariance.Invariance}. Nothing here may train.
 */
@NullMarked
package dev.evonorm.study.invariance;

import org.jspecify.annotations.NullMarked;
