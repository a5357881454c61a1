package dev.evonorm.graph.catalogue;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.text.Formula;

/**
 * A layer that has a name.
 *
 * @param name lower case with hyphens, as on the command line
 * @param kind where it comes from
 * @param graph the layer before the affine transform γ·z+β that follows every layer, with 32 groups
 * @param description its source, its size, and what is known of it
 */
public record CatalogueLayer(String name, Kind kind, LayerGraph graph, String description) {
    /** Where a layer comes from. */
    public enum Kind {
        /** Made by hand, before the paper. */
        BASELINE,
        /** Found by the paper's evolution. */
        EVONORM,
        /** Table 7: EvoNorm-B0 with a part taken away, which broke its training on ImageNet. */
        ABLATION,
        /** Table 3: drawn at random, with or without the rejection tests. */
        RANDOM,
        /** Too simple to be a layer: the rejection tests must turn it down (ours). */
        REJECTED
    }

    /** The layer as text, such as {@code max(x, 0) / √μ_bwh(x²)}. */
    public String formula() {
        return Formula.text(graph);
    }
}
