package dev.evonorm.graph;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static dev.evonorm.graph.IndexSet.BWH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LayerGraphTest {
    private static LayerGraph graph(Node... intermediate) {
        List<Node> nodes = new ArrayList<>(LayerGraph.INITIAL);
        Collections.addAll(nodes, intermediate);
        return new LayerGraph(nodes);
    }

    @Test
    void aNodeCannotReadItselfOrALaterOne() {
        assertThatThrownBy(() -> graph(Node.of(Op.NEG, 5), Node.of(Op.NEG, 0)))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessage("node 4 (neg) reads node 5; a node reads earlier nodes only (0 to 3)");
        assertThatThrownBy(() -> graph(Node.of(Op.NEG, 4))).hasMessageContaining("node 4 (neg) reads node 4");
        assertThatThrownBy(() -> graph(Node.of(Op.NEG, -1))).hasMessageContaining("node 4 (neg) reads node -1");
    }

    @Test
    void aNodeTakesAsManyInputsAsItsOp() {
        assertThatThrownBy(() -> graph(Node.of(Op.MUL, 0))).hasMessage("node 4 (mul) has 1 inputs; mul takes 2");
    }

    @Test
    void anAggregationNeedsAnIndexSetAndNothingElseTakesOne() {
        assertThatThrownBy(() -> graph(Node.of(Op.MEAN, 0))).hasMessageContaining("node 4 (mean) needs \"over\"");
        assertThatThrownBy(() -> graph(Node.over(Op.EXP, BWH, 0)))
                .hasMessageContaining("node 4 (exp) is not an aggregation");
    }

    @Test
    void theInitialNodesStandFirstAndOnce() {
        assertThatThrownBy(() -> new LayerGraph(List.of(Node.of(Op.X), Node.of(Op.V0))))
                .hasMessageContaining("it needs x, zero, v0, v1 and at least one more");
        List<Node> swapped = new ArrayList<>(LayerGraph.INITIAL);
        Collections.swap(swapped, 1, 2);
        swapped.add(Node.of(Op.NEG, 0));
        assertThatThrownBy(() -> new LayerGraph(swapped)).hasMessageContaining("node 1 must be {\"op\":\"zero\"}");
        assertThatThrownBy(() -> graph(Node.of(Op.X))).hasMessageContaining("node 4 repeats the initial node 'x'");
    }

    @Test
    void moreThan256NodesAreRefused() {
        Node[] many = new Node[253];
        java.util.Arrays.fill(many, Node.of(Op.NEG, 0));

        assertThatThrownBy(() -> graph(many)).hasMessage("the graph has 257 nodes; at most 256 are allowed");
    }

    @Test
    void onlyNodesThatTheOutputDependsOnAreLive() {
        LayerGraph graph = graph(Node.over(Op.MEAN, BWH, 0), Node.of(Op.NEG, 3), Node.of(Op.EXP, 5));

        assertThat(graph.liveNodes().stream()).containsExactly(3, 5, 6);
        assertThat(graph.usesBatchStatistics()).as("the mean is dead").isFalse();
        assertThat(graph(Node.over(Op.MEAN, BWH, 0)).usesBatchStatistics()).isTrue();
    }

    @ParameterizedTest(name = "{0} groups of {1} channels become {2}")
    @CsvSource({"32, 64, 32", "32, 48, 24", "32, 16, 16", "32, 33, 11", "4, 6, 3", "4, 7, 1", "1, 8, 1", "5, 8, 4"})
    void groupsAreLoweredOneByOneUntilTheyDivideTheChannels(int groups, int channels, int lowered) {
        assertThat(graph(Node.of(Op.NEG, 0)).withGroups(groups).groupsFor(channels))
                .isEqualTo(lowered);
    }
}
