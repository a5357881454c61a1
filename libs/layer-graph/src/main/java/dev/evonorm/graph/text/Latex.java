package dev.evonorm.graph.text;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.Op;
import dev.evonorm.graph.text.Piece.Binding;

/** Formulas in LaTeX's mathematics mode: {@code \frac{x}{\max\left(\sqrt{s^2_{b,w,h}(x)}, …\right)}}. */
final class Latex implements Notation {
    @Override
    public int brief() {
        return 24;
    }

    @Override
    public Piece initial(Op op) {
        return Piece.atom(
                switch (op) {
                    case ZERO -> "0";
                    case V0 -> "v_0";
                    case V1 -> "v_1";
                    default -> op.id();
                });
    }

    @Override
    public Piece grouped(Piece a) {
        return new Piece(parentheses(a), Binding.ATOM, true);
    }

    @Override
    public Piece difference(Piece a, Piece b) {
        return Piece.of(Binding.SUM, a.text() + " - " + b.text(), a, b);
    }

    @Override
    public Piece product(Piece a, Piece b) {
        return Piece.of(Binding.PRODUCT, a.text() + " " + b.text(), a, b);
    }

    @Override
    public Piece quotient(Piece a, Piece b) {
        return Piece.of(Binding.QUOTIENT, "\\frac{" + a.text() + "}{" + b.text() + "}", a, b);
    }

    @Override
    public Binding quotientOperand(boolean denominator) {
        return Binding.SUM;
    }

    @Override
    public Binding productOperand() {
        return Binding.QUOTIENT;
    }

    @Override
    public Piece negative(Piece a) {
        return Piece.of(Binding.SIGNED, "-" + a.text(), a);
    }

    @Override
    public Piece square(Piece a) {
        return Piece.of(Binding.POWER, a.text() + "^2", a);
    }

    @Override
    public Piece absolute(Piece a) {
        return Piece.of(Binding.ATOM, bars(a), a);
    }

    @Override
    public Piece function(Op op, Piece a) {
        String name = op == Op.SIGMOID ? "\\sigma" : "\\" + op.id();
        return Piece.of(Binding.ATOM, name + parentheses(a), a);
    }

    @Override
    public Piece maximum(Piece a, Piece b) {
        return Piece.of(Binding.ATOM, "\\max\\left(" + a.text() + ", " + b.text() + "\\right)", a, b);
    }

    @Override
    public Piece signed(Op op, Piece a) {
        String odd = op == Op.LOG ? "\\ln" + bars(a) : "\\sqrt{" + bars(a) + "}";
        return Piece.of(Binding.PRODUCT, "\\operatorname{sign}" + parentheses(a) + " " + odd, a);
    }

    @Override
    public Piece moment(Op op, IndexSet over, Piece a) {
        String axes =
                switch (over) {
                    case BWH -> "b,w,h";
                    case WHC -> "w,h,c";
                    case WH -> "w,h";
                    case WHCG -> "w,h,c/g";
                    case C -> "c";
                };
        String mean = "\\mu_{" + axes + "}";
        return switch (op) {
            case MEAN -> Piece.of(Binding.ATOM, mean + parentheses(a), a);
            case MOMENT2 -> Piece.of(Binding.ATOM, "\\sqrt{" + mean + parentheses(square(a)) + "}", a);
            case MOMENT2C -> Piece.of(Binding.ATOM, "\\sqrt{s^2_{" + axes + "}" + parentheses(a) + "}", a);
            default -> throw new IllegalArgumentException(op + " is no aggregation");
        };
    }

    private static String parentheses(Piece a) {
        return "\\left(" + a.text() + "\\right)";
    }

    private static String bars(Piece a) {
        return "\\left|" + a.text() + "\\right|";
    }
}
