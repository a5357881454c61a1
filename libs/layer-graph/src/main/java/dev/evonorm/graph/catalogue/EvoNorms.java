package dev.evonorm.graph.catalogue;

import dev.evonorm.graph.Op;
import dev.evonorm.graph.Term;
import dev.evonorm.graph.catalogue.CatalogueLayer.Kind;

import java.util.List;

import static dev.evonorm.graph.IndexSet.BWH;
import static dev.evonorm.graph.IndexSet.WH;
import static dev.evonorm.graph.IndexSet.WHCG;
import static dev.evonorm.graph.Term.V1;
import static dev.evonorm.graph.Term.X;
import static dev.evonorm.graph.Term.ZERO;
import static dev.evonorm.graph.Term.max;

/** The layers that the paper's search found, and what its authors took apart. */
final class EvoNorms {
    private static final Term GLOBAL = X.std(BWH);
    private static final Term LOCAL = X.std(WH);
    private static final Term LINEAR = V1.times(X);

    private EvoNorms() {}

    static List<CatalogueLayer> layers() {
        Term one = Term.of(Op.EXP, ZERO);
        return List.of(
                found("b0", X.div(max(GLOBAL, LINEAR.plus(LOCAL))), "Table 3. Scale-invariant but for ε."),
                found(
                        "b1",
                        X.div(max(GLOBAL, X.plus(one).times(X.rms(WH)))),
                        "Table 3. The graph has no constant 1: it is exp(zero)."),
                found("b2", X.div(max(GLOBAL, X.rms(WH).minus(X))), "Table 3. Scale-invariant but for ε."),
                found("s0", X.times(LINEAR.sigmoid()).div(X.std(WHCG)), "Table 4."),
                found("s1", X.times(X.sigmoid()).div(X.std(WHCG)), "Table 4."),
                found("s2", X.times(X.sigmoid()).div(X.rms(WHCG)), "Table 4."),
                ablation("no-v1x", X.div(max(GLOBAL, LOCAL)), "without v1·x"),
                ablation("no-local", X.div(max(GLOBAL, LINEAR)), "without the local term √s²_wh(x)"),
                ablation("no-global", X.div(LINEAR.plus(LOCAL)), "without the global term √s²_bwh(x)"),
                ablation("add", X.div(GLOBAL.plus(LINEAR.plus(LOCAL))), "with + in the place of max"));
    }

    private static CatalogueLayer found(String name, Term z, String description) {
        return Catalogue.layer("evonorm-" + name, Kind.EVONORM, z, "Paper, " + description);
    }

    private static CatalogueLayer ablation(String name, Term z, String change) {
        String description = "EvoNorm-B0 %s. Paper, Table 7: its training broke on ImageNet.".formatted(change);
        return Catalogue.layer("evonorm-b0-" + name, Kind.ABLATION, z, description);
    }
}
