package dev.evonorm.graph.catalogue;

import dev.evonorm.graph.Op;
import dev.evonorm.graph.Term;
import dev.evonorm.graph.catalogue.CatalogueLayer.Kind;

import java.util.List;

import static dev.evonorm.graph.Term.V0;
import static dev.evonorm.graph.Term.X;
import static dev.evonorm.graph.Term.ZERO;
import static dev.evonorm.graph.Term.max;

/** Single functions without any normalisation, by which the rejection tests are calibrated. */
final class RejectedLayers {
    private RejectedLayers() {}

    static List<CatalogueLayer> layers() {
        return List.of(
                rejected("identity", X.plus(ZERO)),
                rejected("relu", max(X, ZERO)),
                rejected("max-v0", max(X, V0)),
                rejected("sqrt", Term.of(Op.SQRT, X)),
                rejected("exp", Term.of(Op.EXP, X)),
                rejected("square", Term.of(Op.SQUARE, X)));
    }

    private static CatalogueLayer rejected(String name, Term z) {
        return Catalogue.layer(
                name, Kind.REJECTED, z, "No normalisation: the rejection tests must turn it down. In no table, ours.");
    }
}
