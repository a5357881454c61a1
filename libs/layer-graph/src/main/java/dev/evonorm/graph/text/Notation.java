package dev.evonorm.graph.text;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.Op;
import dev.evonorm.graph.text.Piece.Binding;

/** How formulas are written: plain text or LaTeX. ε is left out in both. */
interface Notation {
    /** The longest subexpression that is repeated rather than named. */
    int brief();

    Piece initial(Op op);

    Piece grouped(Piece a);

    Piece difference(Piece a, Piece b);

    Piece product(Piece a, Piece b);

    Piece quotient(Piece a, Piece b);

    /** How tightly the operands of a quotient must bind. */
    Binding quotientOperand(boolean denominator);

    /** How tightly the operands of a product must bind. */
    Binding productOperand();

    Piece negative(Piece a);

    Piece square(Piece a);

    Piece absolute(Piece a);

    /** σ, tanh, exp. */
    Piece function(Op op, Piece a);

    Piece maximum(Piece a, Piece b);

    /** sign(a)·ln|a| or sign(a)·√|a|. */
    Piece signed(Op op, Piece a);

    /** An aggregation; {@code a} is the argument, not yet squared. */
    Piece moment(Op op, IndexSet over, Piece a);

    default Piece sum(Piece a, Piece b) {
        return Piece.of(Binding.SUM, a.text() + " + " + b.text(), a, b);
    }
}
