package dev.evonorm.graph.catalogue;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.Term;
import dev.evonorm.graph.catalogue.CatalogueLayer.Kind;

import java.util.List;

import static dev.evonorm.graph.IndexSet.BWH;
import static dev.evonorm.graph.IndexSet.C;
import static dev.evonorm.graph.IndexSet.WH;
import static dev.evonorm.graph.IndexSet.WHC;
import static dev.evonorm.graph.IndexSet.WHCG;
import static dev.evonorm.graph.Term.V0;
import static dev.evonorm.graph.Term.V1;
import static dev.evonorm.graph.Term.X;
import static dev.evonorm.graph.Term.ZERO;
import static dev.evonorm.graph.Term.max;

/** Normalisation and activation as people designed them. */
final class Baselines {
    private static final String SHIFT_ONLY =
            " Shifted by v0, not scaled: an affine transform too would need a third vector.";

    private Baselines() {}

    static List<CatalogueLayer> layers() {
        return List.of(
                baseline("bn-relu", relu(BWH), "Batch normalization, then ReLU. Paper, Tables 3 and 4."),
                baseline("bn-silu", silu(BWH), "Batch normalization, then SiLU. Paper, Table 3." + SHIFT_ONLY),
                baseline("gn-relu", relu(WHCG), "Group normalization, then ReLU. Paper, Table 4."),
                baseline("gn-silu", silu(WHCG), "Group normalization, then SiLU. Paper, Table 8." + SHIFT_ONLY),
                baseline("ln-relu", relu(WHC), "Layer normalization, then ReLU. Paper, Table 6."),
                baseline("in-relu", relu(WH), "Instance normalization, then ReLU. Not in the paper's tables."),
                baseline(
                        "pixelnorm-relu",
                        max(X.div(X.rms(C)), ZERO),
                        "Pixel normalization, then ReLU. Paper, Table 6. Averages over (c) alone, which the search never draws."),
                baseline("frn", max(X.div(X.rms(WH)), V0), "Filter response normalization. Paper, Table 4."));
    }

    private static CatalogueLayer baseline(String name, Term z, String description) {
        return Catalogue.layer(name, Kind.BASELINE, z, description);
    }

    /** max(v1·n + v0, 0). */
    private static Term relu(IndexSet over) {
        return max(V1.times(normalized(over)).plus(V0), ZERO);
    }

    /** m·σ(v1·m) with m = n + v0. */
    private static Term silu(IndexSet over) {
        Term m = normalized(over).plus(V0);
        return m.times(V1.times(m).sigmoid());
    }

    /** n = (x − μ(x)) / √s²(x). */
    private static Term normalized(IndexSet over) {
        return X.minus(X.mean(over)).div(X.std(over));
    }
}
