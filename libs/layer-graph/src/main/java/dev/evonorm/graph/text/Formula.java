package dev.evonorm.graph.text;

import dev.evonorm.graph.LayerGraph;

/**
 * A layer as a formula of its live nodes.
 *
 * <p>√μ_I(x²) and √s²_I(x) are the second moments over an index set I, σ the sigmoid; log and sqrt read sign(x)·ln|x| and
 * sign(x)·√|x|; exp(zero) reads 1. ε is left out. Large subexpressions that are used twice are named m, n, ….
 */
public final class Formula {
    private Formula() {}

    /** One line of Unicode, such as {@code max(v1·m + v0, 0), m = (x − μ_bwh(x)) / √s²_bwh(x)}. */
    public static String text(LayerGraph graph) {
        return new FormulaWriter(graph, new PlainText()).write();
    }

    /** For LaTeX's mathematics mode, without delimiters. */
    public static String latex(LayerGraph graph) {
        return new FormulaWriter(graph, new Latex()).write();
    }
}
