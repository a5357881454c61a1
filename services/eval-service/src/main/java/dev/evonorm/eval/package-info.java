/**
 * Re-ranks finalists: trains every anchor at the larger scale and judges it on the untouched test images.
 * Start with {@link dev.evonorm.eval.FinalistWork}; {@link dev.evonorm.eval.EvalService} puts it on its queue.
 * Nothing here may know how finalists were chosen.
 */
@NullMarked
package dev.evonorm.eval;

import org.jspecify.annotations.NullMarked;
