package dev.evonorm.graph.catalogue;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.CatalogueLayer.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogueTest {
    private static CatalogueLayer layer(String name) {
        return Catalogue.find(name).orElseThrow();
    }

    @ParameterizedTest(name = "{0}: {1} nodes")
    @CsvSource({
        "evonorm-b0, 6",
        "evonorm-b1, 7",
        "evonorm-b2, 6",
        "evonorm-s0, 5",
        "evonorm-s1, 4",
        "evonorm-s2, 4",
        "frn, 3",
        "rs-rej, 3",
        "bn-relu, 8",
        "gn-relu, 8",
        "ln-relu, 8",
        "in-relu, 8",
        "bn-silu, 9",
        "gn-silu, 9"
    })
    void layersTakeAsManyNodesAsTheMethodSays(String name, int nodes) {
        assertThat(layer(name).graph().intermediateCount()).isEqualTo(nodes);
    }

    @Test
    void everyLayerFitsTheTenNodesOfTheSearchAndHas32Groups() {
        assertThat(Catalogue.layers()).allSatisfy(layer -> {
            assertThat(layer.graph().intermediateCount()).isLessThanOrEqualTo(10);
            assertThat(layer.graph().groups()).isEqualTo(LayerGraph.DEFAULT_GROUPS);
            assertThat(layer.description()).contains("(10 suffice)");
        });
    }

    @Test
    void exactlyTheLayersWithBatchMomentsNeedMovingAverages() {
        List<String> needing = Catalogue.layers().stream()
                .filter(layer -> layer.graph().usesBatchStatistics())
                .map(CatalogueLayer::name)
                .toList();

        assertThat(needing)
                .containsExactly(
                        "bn-relu",
                        "bn-silu",
                        "evonorm-b0",
                        "evonorm-b1",
                        "evonorm-b2",
                        "evonorm-b0-no-v1x",
                        "evonorm-b0-no-local",
                        "evonorm-b0-add",
                        "rs-rej");
    }

    @Test
    void namesAreUniqueAndFitForACommandLine() {
        assertThat(Catalogue.layers())
                .extracting(CatalogueLayer::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(Catalogue.find("BN-ReLU")).isEmpty();
    }

    @Test
    void aSearchNeverStartsFromAnEvoNorm() {
        assertThat(Catalogue.handMade())
                .extracting(CatalogueLayer::name)
                .containsExactly("bn-relu", "bn-silu", "gn-relu", "gn-silu", "ln-relu", "in-relu", "frn", "rs-rej");
        assertThat(Catalogue.handMade())
                .extracting(CatalogueLayer::kind)
                .doesNotContain(Kind.EVONORM, Kind.ABLATION, Kind.REJECTED);
    }

    @Test
    void onlyPixelNormalizationLeavesTheSearchSpace() {
        assertThat(Catalogue.layers())
                .filteredOn(layer -> layer.graph().nodes().stream().anyMatch(node -> node.over() == IndexSet.C))
                .extracting(CatalogueLayer::name)
                .containsExactly("pixelnorm-relu");
    }
}
