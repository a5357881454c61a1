/**
 * Graphs for people: a formula as text or LaTeX, a picture as DOT.
 * Start with {@link dev.evonorm.graph.text.Formula}. Nothing here may be read back: the contract for machines is JSON.
 */
@NullMarked
package dev.evonorm.graph.text;

import org.jspecify.annotations.NullMarked;
