package dev.evonorm.graph.text;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.evolve.RandomGraphs;
import dev.evonorm.graph.evolve.Sampling;
import dev.evonorm.graph.evolve.SearchSpace;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

class FormulaPropertyTest {
    private static LayerGraph large(long seed) {
        return new RandomGraphs(new SearchSpace(120, true, Sampling.ROWS, 4)).next(new SplittableRandom(seed));
    }

    @Property(tries = 300)
    void theLengthStaysLinearHoweverMuchIsShared(@ForAll long seed) {
        LayerGraph graph = large(seed);
        int live = graph.liveNodes().cardinality();

        assertThat(Formula.text(graph).length()).isLessThan(40 * live);
        assertThat(Formula.latex(graph).length()).isLessThan(120 * live);
    }

    @Property(tries = 300)
    void parenthesesAndBracesAreBalanced(@ForAll long seed) {
        LayerGraph graph = large(seed);

        assertThat(balance(Formula.text(graph), '(', ')')).isZero();
        assertThat(balance(Formula.latex(graph), '(', ')')).isZero();
        assertThat(balance(Formula.latex(graph), '{', '}')).isZero();
        assertThat(Formula.text(graph).chars().filter(c -> c == '|').count() % 2)
                .isZero();
    }

    @Property(tries = 300)
    void aPictureHasEveryLiveNodeAndNoOther(@ForAll long seed) {
        LayerGraph graph = large(seed);
        long drawn = Dot.of(graph)
                .lines()
                .filter(line -> line.contains("[label=\"") && !line.contains("->"))
                .count();

        assertThat(drawn).isEqualTo(graph.liveNodes().cardinality());
    }

    private static int balance(String text, char open, char close) {
        int depth = 0;
        for (char c : text.toCharArray()) {
            depth += c == open ? 1 : c == close ? -1 : 0;
            assertThat(depth).isNotNegative();
        }
        return depth;
    }
}
