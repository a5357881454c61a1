package dev.evonorm.graph.evolve;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Simplification;
import dev.evonorm.graph.catalogue.Catalogue;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A LayerGraph is valid by construction, so that an offspring was made at all says that it is valid. */
class OffspringPropertyTest {
    private static final LayerGraph FRN = layer("frn");

    private static LayerGraph layer(String name) {
        return Catalogue.find(name).orElseThrow().graph();
    }

    @Property
    void randomGraphsAndLongLinesOfMutantsAreValidAndKeepTheirSize(
            @ForAll @IntRange(min = 1, max = 60) int nodes,
            @ForAll boolean batch,
            @ForAll Sampling by,
            @ForAll long seed) {
        SearchSpace space = new SearchSpace(nodes, batch, by, 8);
        LayerGraph graph =
                Offspring.of(null, new Variation(2, 0, false), space, seed).graph();

        LayerGraph mutant =
                Offspring.of(graph, new Variation(50, 0, false), space, seed).graph();

        assertThat(graph.intermediateCount()).isEqualTo(nodes);
        assertThat(mutant.intermediateCount()).isEqualTo(nodes);
    }

    @Property
    void theBatchIndependentSearchNeverDrawsABatchAggregation(@ForAll long seed, @ForAll Sampling sampling) {
        SearchSpace space = new SearchSpace(10, false, sampling, 32);
        LayerGraph random =
                Offspring.of(null, new Variation(0, 0, false), space, seed).graph();
        LayerGraph mutant = Offspring.of(layer("gn-silu"), new Variation(20, 0, false), space, seed)
                .graph();

        assertThat(random.nodes()).noneMatch(node -> node.acrossBatch());
        assertThat(mutant.nodes()).noneMatch(node -> node.acrossBatch());
        assertThat(space.admits(mutant)).isTrue();
    }

    @Property
    void theSameTicketGivesTheSameOffspring(@ForAll long seed) {
        SearchSpace space = SearchSpace.paper(true);

        assertThat(Offspring.of(FRN, new Variation(2, 0.5, false), space, seed))
                .isEqualTo(Offspring.of(FRN, new Variation(2, 0.5, false), space, seed));
    }

    @Property
    void paddingBringsAParentToTheSizeOfTheSpaceAndChangesNothing(@ForAll long seed) {
        LayerGraph padded = new Padding(SearchSpace.paper(true)).apply(FRN, new SplittableRandom(seed));

        assertThat(padded.intermediateCount()).isEqualTo(10);
        assertThat(Simplification.simplify(padded)).isEqualTo(Simplification.simplify(FRN));
    }

    @Example
    void mutantsOfASmallParentCanGrow() {
        int grown = 0;
        for (long seed = 0; seed < 300; seed++) {
            LayerGraph mutant = Offspring.of(FRN, new Variation(2, 0, false), SearchSpace.paper(true), seed)
                    .graph();
            if (Simplification.simplify(mutant).intermediateCount() > FRN.intermediateCount()) {
                grown++;
            }
        }
        assertThat(grown).as("of 300 mutants").isBetween(15, 200);
    }

    @Example
    void aDistinctMutantIsNeverItsParentAgain() {
        LayerGraph form = Simplification.simplify(FRN);
        int copies = 0;
        for (long seed = 0; seed < 500; seed++) {
            LayerGraph mutant = Offspring.of(FRN, new Variation(1, 0, true), SearchSpace.paper(true), seed)
                    .graph();
            LayerGraph plain = Offspring.of(FRN, new Variation(1, 0, false), SearchSpace.paper(true), seed)
                    .graph();
            copies += Simplification.simplify(plain).equals(form) ? 1 : 0;
            assertThat(Simplification.simplify(mutant)).isNotEqualTo(form);
        }
        assertThat(copies).as("copies among 500 plain mutants").isGreaterThan(250);
    }

    @Example
    void aLargerParentIsLeftAtItsSize() {
        SearchSpace small = new SearchSpace(3, true, Sampling.ROWS, 32);

        assertThat(Offspring.of(layer("bn-silu"), new Variation(1, 0, false), small, 1)
                        .graph()
                        .intermediateCount())
                .isEqualTo(9);
    }

    @Example
    void noMutationsGiveTheParentItself() {
        assertThat(Offspring.of(FRN, new Variation(0, 1, false), SearchSpace.paper(true), 9))
                .isEqualTo(new Offspring(FRN, false));
    }

    @Example
    void aRandomGraphTakesTheOffspringsPlaceAsOftenAsAsked() {
        int draws = 4000;
        for (double probability : new double[] {0, 0.3, 0.5, 1}) {
            int random = 0;
            for (long seed = 0; seed < draws; seed++) {
                random += Offspring.of(FRN, new Variation(2, probability, false), SearchSpace.paper(true), seed)
                                .random()
                        ? 1
                        : 0;
            }
            double deviation = Math.sqrt(draws * probability * (1 - probability));
            assertThat(random - draws * probability).as("at %s", probability).isBetween(-5 * deviation, 5 * deviation);
        }
    }

    @Example
    void aSpaceAdmitsWhatItCouldDraw() {
        SearchSpace unconstrained = SearchSpace.paper(true);
        SearchSpace batchIndependent = SearchSpace.paper(false);

        assertThat(unconstrained.admits(layer("bn-relu"))).isTrue();
        assertThat(batchIndependent.admits(layer("bn-relu"))).isFalse();
        assertThat(batchIndependent.admits(layer("gn-relu"))).isTrue();
        assertThat(unconstrained.admits(layer("pixelnorm-relu"))).isFalse();
    }

    @Example
    void aSpaceOfNoNodesOrTooManyIsRefused() {
        assertThatThrownBy(() -> new SearchSpace(0, true, Sampling.ROWS, 32))
                .hasMessage("nodes is 0; it must lie between 1 and 252");
        assertThatThrownBy(() -> new SearchSpace(253, true, Sampling.ROWS, 32)).hasMessageContaining("nodes is 253");
        assertThatThrownBy(() -> new SearchSpace(1, true, Sampling.ROWS, 0)).hasMessageContaining("groups is 0");
        assertThatThrownBy(() -> Offspring.of(FRN, new Variation(-1, 0, false), SearchSpace.paper(true), 1))
                .hasMessageContaining("mutations is -1");
    }
}
