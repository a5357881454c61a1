package dev.evonorm.graph.text;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;
import dev.evonorm.graph.Op;
import dev.evonorm.graph.Simplification;
import dev.evonorm.graph.text.Piece.Binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes one graph as a formula, node by node.
 *
 * <p>A subexpression gets a name if it is used twice and is not brief, if it would need parentheses around parentheses,
 * or if its notation repeats it. So the formula's length is linear in the number of nodes.
 */
final class FormulaWriter {
    private static final String NAMES = "mnpqrtuwyz";

    private final Notation notation;
    private final LayerGraph graph;
    private final Piece[] pieces;
    private final List<String> definitions = new ArrayList<>();

    FormulaWriter(LayerGraph graph, Notation notation) {
        this.notation = notation;
        this.graph = Simplification.simplify(graph);
        this.pieces = new Piece[this.graph.nodes().size()];
    }

    /** The output first, then what the names in it stand for, each after those that it uses. */
    String write() {
        int[] uses = new int[pieces.length];
        graph.nodes().forEach(node -> node.inputs().forEach(input -> uses[input]++));
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = piece(graph.nodes().get(i));
            if (uses[i] > 1 && pieces[i].text().length() > notation.brief()) {
                name(i);
            }
        }
        StringBuilder formula = new StringBuilder(pieces[graph.output()].text());
        definitions.forEach(definition -> formula.append(", ").append(definition));
        return formula.toString();
    }

    private Piece piece(Node node) {
        Op op = node.op();
        return switch (op) {
            case X, ZERO, V0, V1 -> notation.initial(op);
            case ADD -> sum(node);
            case MUL -> product(node);
            case DIV -> notation.quotient(
                    operand(node, 0, notation.quotientOperand(false)),
                    operand(node, 1, notation.quotientOperand(true)));
            case MAX -> notation.maximum(operand(node, 0, Binding.SUM), operand(node, 1, Binding.SUM));
            case NEG -> notation.negative(operand(node, 0, Binding.QUOTIENT));
            case EXP -> node.inputs().get(0) == Op.ZERO.ordinal()
                    ? Piece.atom("1")
                    : notation.function(op, operand(node, 0, Binding.SUM));
            case SIGMOID, TANH -> notation.function(op, operand(node, 0, Binding.SUM));
            case LOG, SQRT -> notation.signed(op, repeatable(node.inputs().get(0)));
            case ABS -> notation.absolute(operand(node, 0, Binding.SUM));
            case SQUARE -> notation.square(operand(node, 0, Binding.ATOM));
            case MEAN, MOMENT2, MOMENT2C -> moment(node);
        };
    }

    private Piece moment(Node node) {
        IndexSet over = Objects.requireNonNull(node.over());
        return notation.moment(node.op(), over, operand(node, 0, node.op() == Op.MOMENT2 ? Binding.ATOM : Binding.SUM));
    }

    /** A trainable vector comes first, as in v1·x. */
    private Piece product(Node node) {
        boolean swap = isVector(node.inputs().get(1)) && !isVector(node.inputs().get(0));
        Piece a = operand(node, swap ? 1 : 0, notation.productOperand());
        Piece b = operand(node, swap ? 0 : 1, notation.productOperand());
        return notation.product(a, b);
    }

    /** x + (−y) reads x − y, and (−x) + y reads y − x; a trainable vector comes last, as in x + v0. */
    private Piece sum(Node node) {
        boolean swap = isVector(node.inputs().get(0)) && !isVector(node.inputs().get(1));
        int a = node.inputs().get(swap ? 1 : 0);
        int b = node.inputs().get(swap ? 0 : 1);
        if (readsAsNegative(b)) {
            return notation.difference(pieces[a], operand(graph.nodes().get(b), 0, Binding.QUOTIENT));
        }
        if (readsAsNegative(a)) {
            return notation.difference(pieces[b], operand(graph.nodes().get(a), 0, Binding.QUOTIENT));
        }
        return notation.sum(pieces[a], pieces[b]);
    }

    private boolean isVector(int index) {
        Op op = graph.nodes().get(index).op();
        return op == Op.V0 || op == Op.V1;
    }

    private boolean readsAsNegative(int index) {
        return pieces[index].binding() == Binding.SIGNED;
    }

    private Piece operand(Node node, int position, Binding asked) {
        int index = node.inputs().get(position);
        if (!pieces[index].looserThan(asked)) {
            return pieces[index];
        }
        return pieces[index].nested() ? name(index) : notation.grouped(pieces[index]);
    }

    private Piece repeatable(int index) {
        boolean repeats = pieces[index].text().length() <= notation.brief()
                && !pieces[index].text().contains("|");
        return repeats ? pieces[index] : name(index);
    }

    private Piece name(int index) {
        int number = definitions.size();
        int round = number / NAMES.length();
        String name = NAMES.charAt(number % NAMES.length()) + (round == 0 ? "" : "_" + round);
        definitions.add(name + " = " + pieces[index].text());
        pieces[index] = Piece.atom(name);
        return pieces[index];
    }
}
