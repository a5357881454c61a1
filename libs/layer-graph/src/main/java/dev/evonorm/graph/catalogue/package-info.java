/**
 * Named layers: the paper's, the hand-made ones it compares with, and simple ones that the tests must reject.
 * Start with {@link dev.evonorm.graph.catalogue.Catalogue}. Nothing here may know how a layer performs: the descriptions
 * quote the paper.
 */
@NullMarked
package dev.evonorm.graph.catalogue;

import org.jspecify.annotations.NullMarked;
