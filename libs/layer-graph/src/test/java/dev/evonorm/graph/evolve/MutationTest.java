package dev.evonorm.graph.evolve;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;
import dev.evonorm.graph.Op;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

class MutationTest {
    private static final int MUTATIONS = 40_000;
    private static final Mutation MUTATION = new Mutation(SearchSpace.paper(true));

    private static LayerGraph chainOfNegations() {
        List<Node> nodes = new ArrayList<>(LayerGraph.INITIAL);
        for (int i = 0; i < 10; i++) {
            nodes.add(Node.of(Op.NEG, nodes.size() - 1));
        }
        return new LayerGraph(nodes);
    }

    @Test
    void everyIntermediateNodeIsEquallyLikelyToBeReplaced() {
        LayerGraph parent = chainOfNegations();
        long[] changed = new long[10];
        var random = new SplittableRandom(5);
        for (int i = 0; i < MUTATIONS; i++) {
            int at = changedNode(parent, MUTATION.apply(parent, random));
            if (at >= 0) {
                changed[at - 4]++;
            }
        }
        double[] expected = new double[10];
        for (int i = 0; i < 10; i++) {
            double sameNodeAgain = 1.0 / 15 / (i + 4);
            expected[i] = MUTATIONS / 10.0 * (1 - sameNodeAgain);
        }
        Uniformity.assertExpected("mutated nodes", changed, expected);
    }

    @Test
    void theNewOpIsUniformOverTheTableWithTheOldOneInIt() {
        LayerGraph parent = chainOfNegations();
        long[] ops = new long[Op.primitives().size()];
        long[] inputs = new long[13];
        var random = new SplittableRandom(6);
        for (int i = 0; i < MUTATIONS; i++) {
            LayerGraph mutant = MUTATION.apply(parent, random);
            if (changedNode(parent, mutant) == 13) {
                Node node = mutant.nodes().get(13);
                ops[Op.primitives().indexOf(node.op())]++;
                inputs[node.inputs().get(0)]++;
            }
        }
        double drawn = MUTATIONS / 10.0;
        double[] expectedOps = new double[ops.length];
        java.util.Arrays.fill(expectedOps, drawn / 15);
        expectedOps[Op.primitives().indexOf(Op.NEG)] *= 12.0 / 13;
        Uniformity.assertExpected("ops of mutants", ops, expectedOps);
        double[] expectedInputs = new double[13];
        java.util.Arrays.fill(expectedInputs, drawn / 13);
        expectedInputs[12] *= 14.0 / 15;
        Uniformity.assertExpected("inputs of mutants", inputs, expectedInputs);
    }

    @Test
    void allButOneNodeStay() {
        LayerGraph parent = chainOfNegations().withGroups(4);

        LayerGraph mutant = MUTATION.apply(parent, new SplittableRandom(1));

        assertThat(mutant.groups()).isEqualTo(4);
        assertThat(mutant.nodes()).hasSameSizeAs(parent.nodes());
        assertThat(changedNode(parent, mutant)).isPositive();
    }

    /** The index of the one node that differs, or −1. */
    private static int changedNode(LayerGraph parent, LayerGraph mutant) {
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < parent.nodes().size(); i++) {
            if (!parent.nodes().get(i).equals(mutant.nodes().get(i))) {
                changed.add(i);
            }
        }
        assertThat(changed).hasSizeLessThanOrEqualTo(1);
        return changed.isEmpty() ? -1 : changed.get(0);
    }
}
