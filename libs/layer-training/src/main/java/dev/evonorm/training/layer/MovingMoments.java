package dev.evonorm.training.layer;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;
import dev.evonorm.graph.Op;
import dev.evonorm.graph.Simplification;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The nodes of a layer whose moments need a moving average, since they aggregate over the batch. */
public final class MovingMoments {
    private MovingMoments() {}

    /**
     * The index of each such node, with the value at which its moving average [c] starts: 0 for a mean, 1 for a second
     * moment. Indices are those of {@link Simplification#simplify}, on which {@link LayerOps} works too, whichever equal
     * graph it is given.
     */
    public static SortedMap<Integer, Double> of(LayerGraph layer) {
        List<Node> nodes = Simplification.simplify(layer).nodes();
        SortedMap<Integer, Double> initial = new TreeMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).acrossBatch()) {
                initial.put(i, nodes.get(i).op() == Op.MEAN ? 0.0 : 1.0);
            }
        }
        return Collections.unmodifiableSortedMap(initial);
    }
}
