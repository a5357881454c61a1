package dev.evonorm.graph.text;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.Op;
import dev.evonorm.graph.text.Piece.Binding;

/** Formulas in Unicode, on one line: {@code x / max(√s²_bwh(x), v1·x + √s²_wh(x))}. */
final class PlainText implements Notation {
    @Override
    public int brief() {
        return 8;
    }

    @Override
    public Piece initial(Op op) {
        return Piece.atom(op == Op.ZERO ? "0" : op.id());
    }

    @Override
    public Piece grouped(Piece a) {
        return new Piece("(" + a.text() + ")", Binding.ATOM, true);
    }

    @Override
    public Piece difference(Piece a, Piece b) {
        return Piece.of(Binding.SUM, a.text() + " − " + b.text(), a, b);
    }

    @Override
    public Piece product(Piece a, Piece b) {
        return Piece.of(Binding.PRODUCT, a.text() + "·" + b.text(), a, b);
    }

    @Override
    public Piece quotient(Piece a, Piece b) {
        return Piece.of(Binding.QUOTIENT, a.text() + " / " + b.text(), a, b);
    }

    @Override
    public Binding quotientOperand(boolean denominator) {
        return denominator ? Binding.POWER : Binding.PRODUCT;
    }

    @Override
    public Binding productOperand() {
        return Binding.PRODUCT;
    }

    @Override
    public Piece negative(Piece a) {
        return Piece.of(Binding.SIGNED, "−" + a.text(), a);
    }

    @Override
    public Piece square(Piece a) {
        return Piece.of(Binding.POWER, a.text() + "²", a);
    }

    @Override
    public Piece absolute(Piece a) {
        boolean bars = a.text().contains("|");
        return Piece.of(Binding.ATOM, bars ? "abs(" + a.text() + ")" : "|" + a.text() + "|", a);
    }

    @Override
    public Piece function(Op op, Piece a) {
        String name = op == Op.SIGMOID ? "σ" : op.id();
        return Piece.of(Binding.ATOM, name + "(" + a.text() + ")", a);
    }

    @Override
    public Piece maximum(Piece a, Piece b) {
        return Piece.of(Binding.ATOM, "max(" + a.text() + ", " + b.text() + ")", a, b);
    }

    @Override
    public Piece signed(Op op, Piece a) {
        String odd = op == Op.LOG ? "ln" : "√";
        return Piece.of(Binding.PRODUCT, "sign(%s)·%s|%s|".formatted(a.text(), odd, a.text()), a);
    }

    @Override
    public Piece moment(Op op, IndexSet over, Piece a) {
        String axes = over == IndexSet.WHCG ? "whc/g" : over.id();
        return switch (op) {
            case MEAN -> Piece.of(Binding.ATOM, "μ_%s(%s)".formatted(axes, a.text()), a);
            case MOMENT2 -> Piece.of(
                    Binding.POWER, "√μ_%s(%s)".formatted(axes, square(a).text()), a);
            case MOMENT2C -> Piece.of(Binding.POWER, "√s²_%s(%s)".formatted(axes, a.text()), a);
            default -> throw new IllegalArgumentException(op + " is no aggregation");
        };
    }
}
