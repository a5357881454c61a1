package dev.evonorm.graph.evolve;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;
import dev.evonorm.graph.Op;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The graphs that a search may draw, and the draw of a single node (paper, section 3.1 and Table 2).
 *
 * @param nodes intermediate nodes of a random graph (paper: 10)
 * @param batchAggregations whether aggregations over (b, w, h) are drawn; false is the batch-independent search "S"
 * @param sampling how a primitive is drawn
 * @param groups g of the index set (w, h, c/g)
 */
public record SearchSpace(int nodes, boolean batchAggregations, Sampling sampling, int groups) {
    private static final int MOST_NODES = LayerGraph.MAX_NODES - LayerGraph.INITIAL.size();

    public SearchSpace {
        if (nodes < 1 || nodes > MOST_NODES) {
            throw new IllegalArgumentException(
                    "nodes is %d; it must lie between 1 and %d".formatted(nodes, MOST_NODES));
        }
        if (groups < 1) {
            throw new IllegalArgumentException("groups is %d; it must be at least 1".formatted(groups));
        }
    }

    /** The paper's: 10 nodes, 32 groups, drawn by rows. */
    public static SearchSpace paper(boolean batchAggregations) {
        return new SearchSpace(10, batchAggregations, Sampling.ROWS, LayerGraph.DEFAULT_GROUPS);
    }

    /** The index sets that aggregations are drawn with. */
    public List<IndexSet> indexSets() {
        return IndexSet.searched().stream()
                .filter(set -> batchAggregations || !set.acrossBatch())
                .toList();
    }

    /** Whether every live node could have been drawn from this space; the number of nodes does not matter. */
    public boolean admits(LayerGraph graph) {
        List<IndexSet> allowed = indexSets();
        return graph.liveNodes().stream()
                .mapToObj(i -> graph.nodes().get(i).over())
                .allMatch(over -> over == null || allowed.contains(over));
    }

    /**
     * A random node for position {@code index}: a primitive, then its inputs, each uniformly among all earlier nodes and
     * independently, so both may be the same (paper: at random; the repetition is ours).
     */
    Node draw(int index, RandomGenerator random) {
        Node primitive = sampling == Sampling.ROWS ? drawRow(random) : drawInstance(random);
        List<Integer> inputs = new ArrayList<>();
        for (int i = 0; i < primitive.op().arity(); i++) {
            inputs.add(random.nextInt(index));
        }
        return new Node(primitive.op(), primitive.over(), inputs);
    }

    private Node drawRow(RandomGenerator random) {
        Op op = oneOf(Op.primitives(), random);
        return new Node(op, op.isAggregation() ? oneOf(indexSets(), random) : null, List.of());
    }

    private Node drawInstance(RandomGenerator random) {
        List<Node> instances = new ArrayList<>();
        for (Op op : Op.primitives()) {
            if (op.isAggregation()) {
                indexSets().forEach(over -> instances.add(new Node(op, over, List.of())));
            } else {
                instances.add(new Node(op, null, List.of()));
            }
        }
        return oneOf(instances, random);
    }

    private static <T> T oneOf(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
