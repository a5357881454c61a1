package dev.evonorm.graph.evolve;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.Node;
import dev.evonorm.graph.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import static dev.evonorm.graph.evolve.Uniformity.assertUniform;
import static org.assertj.core.api.Assertions.assertThat;

class DrawFrequenciesTest {
    private static final int DRAWS = 30_000;

    private static List<Node> draws(SearchSpace space, int position) {
        var random = new SplittableRandom(1);
        return Stream.generate(() -> space.draw(position, random)).limit(DRAWS).toList();
    }

    private static SearchSpace space(boolean batchAggregations, Sampling sampling) {
        return new SearchSpace(10, batchAggregations, sampling, 32);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void byRowsEveryOpIsEquallyLikely(boolean batchAggregations) {
        Map<Op, Long> counts = new EnumMap<>(Op.class);
        draws(space(batchAggregations, Sampling.ROWS), 8).forEach(node -> counts.merge(node.op(), 1L, Long::sum));

        assertThat(counts.keySet()).containsExactlyElementsOf(Op.primitives());
        assertUniform("ops", counts.values().stream().mapToLong(n -> n).toArray());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void byRowsEveryIndexSetIsEquallyLikelyForAnAggregation(boolean batchAggregations) {
        Map<IndexSet, Long> counts = new EnumMap<>(IndexSet.class);
        draws(space(batchAggregations, Sampling.ROWS), 8).stream()
                .filter(node -> node.op() == Op.MOMENT2)
                .forEach(node -> counts.merge(node.over(), 1L, Long::sum));

        assertThat(counts).hasSize(batchAggregations ? 4 : 3).doesNotContainKey(IndexSet.C);
        assertThat(counts.containsKey(IndexSet.BWH)).isEqualTo(batchAggregations);
        assertUniform("index sets", counts.values().stream().mapToLong(n -> n).toArray());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void byInstancesEveryPairOfOpAndIndexSetIsEquallyLikely(boolean batchAggregations) {
        Map<String, Long> counts = new HashMap<>();
        draws(space(batchAggregations, Sampling.INSTANCES), 8)
                .forEach(node -> counts.merge(node.op() + " " + node.over(), 1L, Long::sum));

        assertThat(counts).hasSize(batchAggregations ? 24 : 21);
        assertUniform("instances", counts.values().stream().mapToLong(n -> n).toArray());
    }

    @ParameterizedTest(name = "at position {0}")
    @ValueSource(ints = {4, 9, 13})
    void inputsAreUniformAmongAllEarlierNodesAndIndependent(int position) {
        long[] pairs = new long[position * position];
        draws(SearchSpace.paper(true), position).stream()
                .filter(node -> node.op().arity() == 2)
                .forEach(node ->
                        pairs[node.inputs().get(0) * position + node.inputs().get(1)]++);

        assertUniform("pairs of inputs, equal ones included", pairs);
    }

    @Test
    void aRandomGraphHasTheNodesAndGroupsOfItsSpace() {
        var graph = new RandomGraphs(new SearchSpace(7, true, Sampling.ROWS, 4)).next(new SplittableRandom(1));

        assertThat(graph.intermediateCount()).isEqualTo(7);
        assertThat(graph.groups()).isEqualTo(4);
    }

    @Test
    void inARandomGraphTooEveryPositionDrawsFromAllOps() {
        var random = new SplittableRandom(2);
        var graphs = new RandomGraphs(SearchSpace.paper(true));
        long[] first = new long[Op.values().length];
        long[] last = new long[Op.values().length];
        for (int i = 0; i < 6000; i++) {
            List<Node> nodes = graphs.next(random).nodes();
            first[nodes.get(4).op().ordinal()]++;
            last[nodes.get(13).op().ordinal()]++;
        }
        assertUniform("first", java.util.Arrays.copyOfRange(first, 4, first.length));
        assertUniform("last", java.util.Arrays.copyOfRange(last, 4, last.length));
    }
}
