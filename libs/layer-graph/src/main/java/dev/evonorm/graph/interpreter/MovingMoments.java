package dev.evonorm.graph.interpreter;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Op;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The moving averages of a layer's batch moments, one vector per live node over (b, w, h): m ← 0.9·m + 0.1·batch.
 *
 * <p>They follow the moment before its square root. At the start they are 0 for a mean and 1 for the others. Immutable.
 */
public final class MovingMoments {
    /** The share of the old average in the new one (official code). */
    public static final double MOMENTUM = 0.9;

    private final Map<Integer, double[]> byNode;

    private MovingMoments(Map<Integer, double[]> byNode) {
        this.byNode = byNode;
    }

    /** The averages before any training. */
    public static MovingMoments initial(LayerGraph graph, int channels) {
        return of(graph, node -> {
            double[] start = new double[channels];
            Arrays.fill(start, graph.nodes().get(node).op() == Op.MEAN ? 0 : 1);
            return start;
        });
    }

    /** Given averages, for the live batch nodes of a graph. */
    public static MovingMoments of(LayerGraph graph, IntFunction<double[]> momentOfNode) {
        Map<Integer, double[]> byNode = new HashMap<>();
        graph.liveNodes().stream()
                .filter(i -> graph.nodes().get(i).acrossBatch())
                .forEach(i -> byNode.put(i, momentOfNode.apply(i).clone()));
        return new MovingMoments(byNode);
    }

    /** The averages after one more training batch. */
    public MovingMoments after(Map<Integer, double[]> batchMoments) {
        Map<Integer, double[]> next = new HashMap<>();
        byNode.forEach((node, old) -> next.put(node, blend(old, momentOf(batchMoments, node))));
        return new MovingMoments(next);
    }

    /** The average that a node uses in inference, one value a channel; a copy. */
    public double[] of(int node) {
        return momentOf(byNode, node).clone();
    }

    private static double[] momentOf(Map<Integer, double[]> moments, int node) {
        double[] moment = moments.get(node);
        if (moment == null) {
            throw new IllegalArgumentException("no moment for node %d; there are %s".formatted(node, moments.keySet()));
        }
        return moment;
    }

    private static double[] blend(double[] old, double[] batch) {
        double[] next = new double[old.length];
        for (int c = 0; c < next.length; c++) {
            next[c] = MOMENTUM * old[c] + (1 - MOMENTUM) * batch[c];
        }
        return next;
    }
}
