package dev.evonorm.graph;

import dev.evonorm.graph.interpreter.Interpreter;
import dev.evonorm.graph.interpreter.Shape;
import dev.evonorm.graph.interpreter.Tensor;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.SplittableRandom;

import static dev.evonorm.graph.Simplification.simplify;
import static org.assertj.core.api.Assertions.assertThat;

class SimplificationPropertyTest {
    @Property
    void theFormIsTheSameHoweverTheLayerIsWritten(@ForAll long seed, @ForAll long rewrite) {
        LayerGraph graph = Rewrites.randomGraph(seed);

        LayerGraph rewritten = Rewrites.rewritten(graph, new SplittableRandom(rewrite));

        assertThat(simplify(rewritten)).isEqualTo(simplify(graph));
    }

    @Property
    void nothingIsLeftToSimplifyAfterwards(@ForAll long seed) {
        LayerGraph once = simplify(Rewrites.randomGraph(seed));

        assertThat(simplify(once)).isEqualTo(once);
        assertThat(once.nodes().subList(0, 4)).isEqualTo(LayerGraph.INITIAL);
        assertThat(once.nodes().subList(4, once.nodes().size())).doesNotHaveDuplicates();
        assertThat(once.liveNodes().stream().filter(i -> i >= 4).count()).isEqualTo(once.intermediateCount());
    }

    @Property
    void theFunctionStaysTheSameToTheLastBit(@ForAll long seed) {
        LayerGraph graph = Rewrites.randomGraph(seed);
        Tensor x = Tensor.of(
                new Shape(2, 1, 2, 4),
                new SplittableRandom(seed).doubles(16, -2, 2).toArray());
        double[] v0 = {0, 1, -1, 0.5};
        double[] v1 = {1, 2, 0, -0.5};

        Tensor before = new Interpreter(graph).training(x, v0, v1).output();
        Tensor after = new Interpreter(simplify(graph)).training(x, v0, v1).output();

        assertThat(after.values()).containsExactly(before.values());
    }

    @Example
    void theInputsOfMaxKeepTheirOrder() {
        LayerGraph first = Term.max(Term.V0, Term.ZERO).graph();
        LayerGraph second = Term.max(Term.ZERO, Term.V0).graph();

        assertThat(simplify(first))
                .as("at the start only this one gives v0 a gradient")
                .isNotEqualTo(simplify(second));
    }
}
