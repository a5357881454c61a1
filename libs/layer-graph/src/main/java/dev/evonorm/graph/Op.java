package dev.evonorm.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The operations of a layer graph: four initial nodes and the fifteen primitives of the paper's Table 2.
 *
 * <p>Element-wise primitives map [b, h, w, c] to [b, h, w, c]. Aggregations reduce over an {@link IndexSet} and are
 * broadcast back, so every node has the shape of x. ε = 1e-5 stands inside every square root of a moment (paper, official
 * code) and inside log and sqrt (ours). Division has no guard: a layer that divides by zero is one that the rejection
 * tests must catch.
 *
 * <p>Source: "Evolving Normalization-Activation Layers", section 3 and Table 2.
 */
public enum Op {
    /** The layer's input, [b, h, w, c]. */
    X(0, Kind.INITIAL),
    /** The constant 0. */
    ZERO(0, Kind.INITIAL),
    /** A trainable per-channel vector, 0 at the start. */
    V0(0, Kind.INITIAL),
    /** A trainable per-channel vector, 1 at the start. */
    V1(0, Kind.INITIAL),

    /** x + y. */
    ADD(2, Kind.ELEMENTWISE),
    /** x · y. */
    MUL(2, Kind.ELEMENTWISE),
    /** x / y, without a guard. */
    DIV(2, Kind.ELEMENTWISE),
    /** max(x, y); the gradient goes to x where x ≥ y, else to y. */
    MAX(2, Kind.ELEMENTWISE),
    /** −x. */
    NEG(1, Kind.ELEMENTWISE),
    /** 1 / (1 + exp(−x)). */
    SIGMOID(1, Kind.ELEMENTWISE),
    /** tanh(x). */
    TANH(1, Kind.ELEMENTWISE),
    /** exp(x). */
    EXP(1, Kind.ELEMENTWISE),
    /** sign(x) · ln(|x| + ε); 0 at x = 0. */
    LOG(1, Kind.ELEMENTWISE),
    /** |x|. */
    ABS(1, Kind.ELEMENTWISE),
    /** x². */
    SQUARE(1, Kind.ELEMENTWISE),
    /** sign(x) · √(|x| + ε); 0 at x = 0. */
    SQRT(1, Kind.ELEMENTWISE),

    /** First moment μ_I(x) over an index set I. */
    MEAN(1, Kind.AGGREGATION),
    /** Second moment √(μ_I(x²) + ε). */
    MOMENT2(1, Kind.AGGREGATION),
    /** Centred second moment √(s²_I(x) + ε) with the population variance s². */
    MOMENT2C(1, Kind.AGGREGATION);

    /** ε inside every square root of a moment, and inside log and sqrt. */
    public static final double EPSILON = 1e-5;

    private enum Kind {
        INITIAL,
        ELEMENTWISE,
        AGGREGATION
    }

    private static final List<Op> PRIMITIVES =
            Arrays.stream(values()).filter(op -> op.kind != Kind.INITIAL).toList();

    /** Every node of every event asks for its id or by it. */
    private static final Map<String, Op> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Op::id, op -> op));

    private final String id = name().toLowerCase(Locale.ROOT);
    private final int arity;
    private final Kind kind;

    Op(int arity, Kind kind) {
        this.arity = arity;
        this.kind = kind;
    }

    /** The number of inputs: 0 for an initial node, else 1 or 2. */
    public int arity() {
        return arity;
    }

    /** Whether this is one of x, zero, v0, v1. */
    public boolean isInitial() {
        return kind == Kind.INITIAL;
    }

    /** Whether this reduces over an {@link IndexSet}. */
    public boolean isAggregation() {
        return kind == Kind.AGGREGATION;
    }

    /** The name in JSON and on the command line: lower case. */
    public String id() {
        return id;
    }

    /** The op of that {@link #id}, if there is one. */
    public static Optional<Op> byId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The fifteen rows of the paper's Table 2, in its order. */
    public static List<Op> primitives() {
        return PRIMITIVES;
    }
}
