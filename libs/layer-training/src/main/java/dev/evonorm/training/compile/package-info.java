/**
 * The compiler of layers: rules that replace operations by cheaper ones while a graph and its gradients are being built.
 * Start with {@link dev.evonorm.training.compile.Compiler}, which lists the rules in their order.
 * Nothing here may know layer graphs, networks, data or training.
 */
@NullMarked
package dev.evonorm.training.compile;

import org.jspecify.annotations.NullMarked;
