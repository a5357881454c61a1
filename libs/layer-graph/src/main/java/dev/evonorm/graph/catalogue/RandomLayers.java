package dev.evonorm.graph.catalogue;

import dev.evonorm.graph.Op;
import dev.evonorm.graph.Term;
import dev.evonorm.graph.catalogue.CatalogueLayer.Kind;

import java.util.List;

import static dev.evonorm.graph.IndexSet.BWH;
import static dev.evonorm.graph.IndexSet.WH;
import static dev.evonorm.graph.Term.X;
import static dev.evonorm.graph.Term.ZERO;
import static dev.evonorm.graph.Term.max;

/** What the paper drew at random from the search space. */
final class RandomLayers {
    private RandomLayers() {}

    static List<CatalogueLayer> layers() {
        return List.of(
                random(
                        "rs-rej",
                        max(X, ZERO).div(X.rms(BWH)),
                        "Best of a random search with rejection, a compact BN-ReLU. Paper, Table 3."),
                random(
                        "random-rej",
                        Term.of(Op.TANH, max(X, Term.of(Op.TANH, X))),
                        "A random layer that passed the rejection tests. Paper, Table 3."),
                random(
                        "random",
                        Term.of(Op.SQRT, Term.of(Op.ABS, X).sigmoid().std(WH)),
                        "A typical random layer: accuracy near zero. Paper, section 3.1 and Table 3."));
    }

    private static CatalogueLayer random(String name, Term z, String description) {
        return Catalogue.layer(name, Kind.RANDOM, z, description);
    }
}
