package dev.evonorm.graph;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A layer written as an expression, such as {@code X.div(X.std(BWH))}: how graphs are made by hand.
 *
 * <p>Equal terms become one node. Node order is that of evaluation from left to right. The methods are named after the
 * ops of {@link Op}; {@link #rms} and {@link #std} are its moment2 and moment2c.
 */
public record Term(Op op, @Nullable IndexSet over, List<Term> inputs) {
    public static final Term X = initial(Op.X);
    public static final Term ZERO = initial(Op.ZERO);
    public static final Term V0 = initial(Op.V0);
    public static final Term V1 = initial(Op.V1);

    public Term {
        inputs = List.copyOf(inputs);
    }

    private static Term initial(Op op) {
        return new Term(op, null, List.of());
    }

    /** An element-wise op on terms. */
    public static Term of(Op op, Term... inputs) {
        return new Term(op, null, List.of(inputs));
    }

    /** The greater of two terms; where they are equal the first gets the gradient. */
    public static Term max(Term a, Term b) {
        return of(Op.MAX, a, b);
    }

    public Term plus(Term other) {
        return of(Op.ADD, this, other);
    }

    /** Two nodes: a negation and an addition. */
    public Term minus(Term other) {
        return plus(other.negated());
    }

    public Term times(Term other) {
        return of(Op.MUL, this, other);
    }

    public Term div(Term other) {
        return of(Op.DIV, this, other);
    }

    public Term negated() {
        return of(Op.NEG, this);
    }

    public Term sigmoid() {
        return of(Op.SIGMOID, this);
    }

    /** μ over an index set. */
    public Term mean(IndexSet over) {
        return new Term(Op.MEAN, over, List.of(this));
    }

    /** √μ(t²) over an index set. */
    public Term rms(IndexSet over) {
        return new Term(Op.MOMENT2, over, List.of(this));
    }

    /** √s²(t) over an index set. */
    public Term std(IndexSet over) {
        return new Term(Op.MOMENT2C, over, List.of(this));
    }

    /** The graph whose output is this term. @throws InvalidGraphException if this is an initial node alone */
    public LayerGraph graph() {
        List<Node> nodes = new ArrayList<>(LayerGraph.INITIAL);
        place(nodes, new HashMap<>());
        return new LayerGraph(nodes);
    }

    private int place(List<Node> nodes, Map<Term, Integer> placed) {
        if (op.isInitial()) {
            return op.ordinal();
        }
        Integer known = placed.get(this);
        if (known != null) {
            return known;
        }
        List<Integer> indices =
                inputs.stream().map(input -> input.place(nodes, placed)).toList();
        nodes.add(new Node(op, over, indices));
        placed.put(this, nodes.size() - 1);
        return nodes.size() - 1;
    }
}
