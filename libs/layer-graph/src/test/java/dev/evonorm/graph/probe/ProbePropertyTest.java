package dev.evonorm.graph.probe;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Rewrites;
import dev.evonorm.graph.Term;
import dev.evonorm.graph.catalogue.Catalogue;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

class ProbePropertyTest {
    private static final Probe PROBE = new Probe();

    @Property(tries = 200)
    void theFindingIsTheSameHoweverTheGraphIsWritten(@ForAll long seed, @ForAll long rewrite) {
        LayerGraph graph = Rewrites.randomGraph(seed);
        LayerGraph rewritten = Rewrites.rewritten(graph, new SplittableRandom(rewrite));

        assertThat(PROBE.examine(rewritten)).isEqualTo(PROBE.examine(graph));
    }

    @Property(tries = 100)
    void aLayerKeepsItsFingerprintHoweverItIsWritten(@ForAll long rewrite) {
        var random = new SplittableRandom(rewrite);
        var layers = Catalogue.layers();
        LayerGraph graph = layers.get(random.nextInt(layers.size())).graph();

        assertThat(PROBE.examine(Rewrites.rewritten(graph, random))).isEqualTo(PROBE.examine(graph));
    }

    /** Seed 568502: (x − x) · |v1 / max(x − x, v1)|, which is 0 / 0 in the channels of a negative v1. */
    @Example
    void aConstantFunctionIsDeadThoughItIsNotFiniteInSomeChannels() {
        aConstantFunctionOfXIsDeadWhateverIsDoneToIt(568502);
    }

    @Property(tries = 100)
    void aConstantFunctionOfXIsDeadWhateverIsDoneToIt(@ForAll long seed) {
        List<dev.evonorm.graph.Node> nodes =
                new ArrayList<>(Term.X.minus(Term.X).graph().nodes());
        for (var node : Rewrites.randomGraph(seed).nodes().subList(4, 14)) {
            var inputs = node.inputs().stream()
                    .map(i -> i == 0 ? 5 : i < 4 ? i : i + 2)
                    .toList();
            nodes.add(new dev.evonorm.graph.Node(node.op(), node.over(), inputs));
        }

        assertThat(PROBE.examine(new LayerGraph(nodes))).isInstanceOf(Finding.Dead.class);
    }
}
