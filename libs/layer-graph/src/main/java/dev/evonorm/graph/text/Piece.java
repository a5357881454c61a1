package dev.evonorm.graph.text;

/**
 * A part of a formula.
 *
 * @param text how it reads
 * @param binding how tightly its outermost operator binds
 * @param nested whether parentheses stand in it that only group
 */
record Piece(String text, Binding binding, boolean nested) {
    /** From loose to tight. */
    enum Binding {
        SUM,
        SIGNED,
        QUOTIENT,
        PRODUCT,
        POWER,
        ATOM
    }

    static Piece atom(String text) {
        return new Piece(text, Binding.ATOM, false);
    }

    static Piece of(Binding binding, String text, Piece... parts) {
        boolean nested = false;
        for (Piece part : parts) {
            nested |= part.nested;
        }
        return new Piece(text, binding, nested);
    }

    boolean looserThan(Binding other) {
        return binding.compareTo(other) < 0;
    }
}
