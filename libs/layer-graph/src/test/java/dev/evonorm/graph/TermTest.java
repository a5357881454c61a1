package dev.evonorm.graph;

import org.junit.jupiter.api.Test;

import static dev.evonorm.graph.IndexSet.WH;
import static org.assertj.core.api.Assertions.assertThat;

class TermTest {
    @Test
    void equalTermsBecomeOneNodeAndTheOutputIsLast() {
        LayerGraph graph = Term.X.mean(WH).times(Term.X.mean(WH).plus(Term.V0)).graph();

        assertThat(graph.nodes().subList(4, graph.nodes().size()))
                .containsExactly(Node.over(Op.MEAN, WH, 0), Node.of(Op.ADD, 4, 2), Node.of(Op.MUL, 4, 5));
    }

    @Test
    void aDifferenceIsANegationAndAnAddition() {
        assertThat(Term.X.minus(Term.V1).graph().nodes().subList(4, 6))
                .containsExactly(Node.of(Op.NEG, 3), Node.of(Op.ADD, 0, 4));
    }
}
