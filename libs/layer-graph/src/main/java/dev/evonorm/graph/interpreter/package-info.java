/**
 * Layer graphs in float64 on plain arrays: values, gradients, moving averages; the reference that others are measured by.
 * Start with {@link dev.evonorm.graph.interpreter.Interpreter}. Nothing here may know networks or training.
 */
@NullMarked
package dev.evonorm.graph.interpreter;

import org.jspecify.annotations.NullMarked;
