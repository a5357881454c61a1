package dev.evonorm.graph.text;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;
import dev.evonorm.graph.Op;
import dev.evonorm.graph.Term;
import dev.evonorm.graph.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

import static dev.evonorm.graph.IndexSet.BWH;
import static dev.evonorm.graph.IndexSet.WH;
import static dev.evonorm.graph.Term.V0;
import static dev.evonorm.graph.Term.V1;
import static dev.evonorm.graph.Term.X;
import static org.assertj.core.api.Assertions.assertThat;

class FormulaTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "bn-relu; max(v1·m + v0, 0), m = (x − μ_bwh(x)) / √s²_bwh(x)",
                "gn-silu; m·σ(v1·m), m = (x − μ_whc/g(x)) / √s²_whc/g(x) + v0",
                "frn; max(x / √μ_wh(x²), v0)",
                "evonorm-b0; x / max(√s²_bwh(x), v1·x + √s²_wh(x))",
                "evonorm-b1; x / max(√s²_bwh(x), √μ_wh(x²)·(x + 1))",
                "evonorm-b2; x / max(√s²_bwh(x), √μ_wh(x²) − x)",
                "evonorm-s0; x·σ(v1·x) / √s²_whc/g(x)",
                "evonorm-b0-add; x / (√s²_bwh(x) + v1·x + √s²_wh(x))",
                "random; sign(m)·√|m|, m = √s²_wh(σ(|x|))",
                "random-rej; tanh(max(x, tanh(x)))"
            })
    void layersReadAsInThePaper(String name, String formula) {
        assertThat(Catalogue.find(name).orElseThrow().formula()).isEqualTo(formula);
    }

    @Test
    void latexHasFractionsAndSubscripts() {
        assertThat(Formula.latex(Catalogue.find("evonorm-b2").orElseThrow().graph()))
                .isEqualTo("\\frac{x}{\\max\\left(\\sqrt{s^2_{b,w,h}\\left(x\\right)}, "
                        + "\\sqrt{\\mu_{w,h}\\left(x^2\\right)} - x\\right)}");
    }

    @Test
    void parenthesesStandWhereTheyAreNeeded() {
        assertThat(text(X.minus(V0.minus(V1)))).isEqualTo("x − (v0 − v1)");
        assertThat(text(X.div(V0).div(V1))).isEqualTo("(x / v0) / v1");
        assertThat(text(X.div(V0.div(V1)))).isEqualTo("x / (v0 / v1)");
        assertThat(text(X.div(V0.times(V1)))).isEqualTo("x / (v0·v1)");
        assertThat(text(X.plus(V0).negated())).isEqualTo("−(x + v0)");
        assertThat(text(X.negated().negated())).isEqualTo("−(−x)");
        assertThat(text(X.times(V0.negated()))).isEqualTo("x·(−v0)");
        assertThat(text(Term.of(Op.SQUARE, Term.of(Op.SQUARE, X)))).isEqualTo("(x²)²");
        assertThat(text(X.times(V1).rms(BWH))).isEqualTo("√μ_bwh((v1·x)²)");
        assertThat(text(Term.of(Op.SQUARE, X.std(WH)))).isEqualTo("(√s²_wh(x))²");
        assertThat(text(Term.of(Op.ABS, Term.of(Op.ABS, X)))).isEqualTo("abs(|x|)");
    }

    @Test
    void largeSharedPartsAreNamed() {
        Term shared = X.minus(X.mean(WH));

        assertThat(text(shared.times(shared.sigmoid()))).isEqualTo("m·σ(m), m = x − μ_wh(x)");
    }

    @Test
    void deadNodesAreLeftOut() {
        List<Node> nodes = new ArrayList<>(LayerGraph.INITIAL);
        nodes.add(Node.of(Op.EXP, 0));
        nodes.add(Node.of(Op.NEG, 0));

        assertThat(Formula.text(new LayerGraph(nodes))).isEqualTo("−x");
    }

    private static String text(Term term) {
        return Formula.text(term.graph());
    }
}
