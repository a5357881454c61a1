package dev.evonorm.graph.catalogue;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Term;
import dev.evonorm.graph.catalogue.CatalogueLayer.Kind;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All named layers; z in their descriptions is the graph's output, before γ·z+β. */
public final class Catalogue {
    private static final int SEARCHED_NODES = 10;
    private static final List<String> HAND_MADE =
            List.of("bn-relu", "bn-silu", "gn-relu", "gn-silu", "ln-relu", "in-relu", "frn", "rs-rej");
    private static final List<CatalogueLayer> LAYERS = Stream.of(
                    Baselines.layers(), EvoNorms.layers(), RandomLayers.layers(), RejectedLayers.layers())
            .flatMap(List::stream)
            .toList();

    private Catalogue() {}

    /** Every layer, the baselines first. */
    public static List<CatalogueLayer> layers() {
        return LAYERS;
    }

    /** The layer of that name, if there is one. */
    public static Optional<CatalogueLayer> find(String name) {
        return LAYERS.stream().filter(layer -> layer.name().equals(name)).findFirst();
    }

    /**
     * What a search with {@code initial: catalogue} starts from: hand-made layers of the search space, and the one that
     * random search finds (rs-rej, a compact BN-ReLU). Never an EvoNorm: those are for the search to find.
     */
    public static List<CatalogueLayer> handMade() {
        return LAYERS.stream().filter(layer -> HAND_MADE.contains(layer.name())).toList();
    }

    /** Adds to the description how many nodes the layer takes, and whether the search could draw it. */
    static CatalogueLayer layer(String name, Kind kind, Term z, String description) {
        LayerGraph graph = z.graph();
        String size = graph.intermediateCount() <= SEARCHED_NODES ? "10 suffice" : "more than the 10 of the search";
        return new CatalogueLayer(
                name, kind, graph, "%s Nodes: %d (%s).".formatted(description, graph.intermediateCount(), size));
    }
}
