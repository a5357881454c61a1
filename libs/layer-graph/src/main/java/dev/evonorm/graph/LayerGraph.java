package dev.evonorm.graph;

import java.util.BitSet;
import java.util.List;

/**
 * A layer as a graph from x of shape [b, h, w, c] to a tensor of the same shape.
 *
 * <p>Nodes 0 to 3 are x, zero, v0 and v1. Node order is evaluation order; every node reads earlier nodes only; the last
 * node is the output. A graph is immutable and valid by construction.
 *
 * @param nodes the nodes in evaluation order, the four initial ones first
 * @param groups g of the index set (w, h, c/g): the number of channel groups, lowered one by one until it divides c
 */
public record LayerGraph(List<Node> nodes, int groups) {
    /** The four nodes that every graph starts with. */
    public static final List<Node> INITIAL = List.of(Node.of(Op.X), Node.of(Op.ZERO), Node.of(Op.V0), Node.of(Op.V1));

    /** g of the paper's index set (w, h, c/g). */
    public static final int DEFAULT_GROUPS = 32;

    /** The most nodes that a graph may have, initial ones included: a bound against hostile input, ours. */
    public static final int MAX_NODES = 256;

    /** @throws InvalidGraphException if a rule is broken; the message names the node */
    public LayerGraph {
        nodes = List.copyOf(nodes);
        GraphRules.check(nodes, groups);
    }

    public LayerGraph(List<Node> nodes) {
        this(nodes, DEFAULT_GROUPS);
    }

    /** The same graph with another number of channel groups. */
    public LayerGraph withGroups(int groups) {
        return groups == this.groups ? this : new LayerGraph(nodes, groups);
    }

    /** The index of the output: the last node. */
    public int output() {
        return nodes.size() - 1;
    }

    /** The number of nodes after the four initial ones. */
    public int intermediateCount() {
        return nodes.size() - INITIAL.size();
    }

    /** The nodes that the output depends on, itself included; every other node is dead. */
    public BitSet liveNodes() {
        BitSet live = new BitSet(nodes.size());
        live.set(output());
        for (int i = output(); i >= INITIAL.size(); i--) {
            if (live.get(i)) {
                nodes.get(i).inputs().forEach(live::set);
            }
        }
        return live;
    }

    /** Whether any live aggregation mixes the samples of a batch. */
    public boolean usesBatchStatistics() {
        return liveNodes().stream().mapToObj(nodes::get).anyMatch(Node::acrossBatch);
    }

    /** The groups that a tensor of so many channels is split into: {@link #groups}, lowered one by one until it divides. */
    public int groupsFor(int channels) {
        int lowered = Math.min(groups, channels);
        while (channels % lowered != 0) {
            lowered--;
        }
        return lowered;
    }
}
