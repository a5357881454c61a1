package dev.evonorm.contracts.json;

import dev.evonorm.graph.InvalidGraphException;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.evolve.RandomGraphs;
import dev.evonorm.graph.evolve.Sampling;
import dev.evonorm.graph.evolve.SearchSpace;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GraphJsonPropertyTest {
    private static LayerGraph graph(int nodes, int groups, long seed) {
        return new RandomGraphs(new SearchSpace(nodes, true, Sampling.INSTANCES, groups))
                .next(new SplittableRandom(seed));
    }

    @Property
    void writingAndReadingIsTheIdentity(
            @ForAll @IntRange(min = 1, max = 252) int nodes,
            @ForAll @IntRange(min = 1, max = 4096) int groups,
            @ForAll long seed) {
        LayerGraph graph = graph(nodes, groups, seed);

        assertThat(GraphJson.read(GraphJson.write(graph))).isEqualTo(graph);
    }

    @Property
    void aTruncatedTextIsNeverAGraph(@ForAll @IntRange(min = 0, max = 10_000) int length, @ForAll long seed) {
        String json = GraphJson.write(graph(10, 4, seed));
        String truncated = json.substring(0, length % json.length());

        assertThatThrownBy(() -> GraphJson.read(truncated)).isInstanceOf(InvalidGraphException.class);
    }

    /** Whatever one character becomes, the answer is a graph or a refusal, and no other exception. */
    @Property
    void aDamagedTextIsReadOrRefused(
            @ForAll @IntRange(min = 0, max = 10_000) int at, @ForAll char damage, @ForAll long seed) {
        StringBuilder json = new StringBuilder(GraphJson.write(graph(10, 4, seed)));
        json.setCharAt(at % json.length(), damage);
        try {
            assertThat(GraphJson.read(json.toString()).nodes()).hasSize(14);
        } catch (InvalidGraphException refusal) {
            assertThat(refusal).message().isNotBlank();
        }
    }
}
