package dev.evonorm.study.evolution;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.study.Row;

import java.io.IOException;

/** Tests and scores layers. */
@FunctionalInterface
interface Measuring {
    /**
     * What came of it, in the columns of {@link dev.evonorm.study.Measured}. The same layer always gets the same answer.
     *
     * @param canonical the layer in its canonical form
     * @param rank of the search that asks: the lowest goes first
     * @throws IOException if nothing can be measured any more
     */
    Row measure(LayerGraph canonical, double rank) throws IOException, InterruptedException;
}
