/**
 * The search space: a layer as a directed acyclic graph of basic mathematics over a tensor of shape [b, h, w, c].
 * Start with {@link dev.evonorm.graph.LayerGraph}, then {@link dev.evonorm.graph.Op}. Nothing here may know TensorFlow,
 * Kafka, JSON or any library beyond the JDK.
 */
@NullMarked
package dev.evonorm.graph;

import org.jspecify.annotations.NullMarked;
