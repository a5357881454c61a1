package dev.evonorm.training.ops;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.GraphOperationBuilder;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;
import org.tensorflow.proto.DataType;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Adds raw operations to one TensorFlow graph, in one float type, with shapes that are known while building.
 *
 * <p>Pure operations (those with a gradient rule) and constants are shared: asking twice for the same one gives the same
 * output, so code that builds on this need not hand intermediate results around to avoid computing them twice.
 *
 * <p>The caller owns the {@link Graph} and closes it; outputs and operations live as long as it does, and nothing here
 * needs closing. Use one builder per graph, from one thread.
 */
public final class GraphBuilder implements Arithmetic {
    /** How {@link #sumOfProduct} is asked of the rules: inputs x, y, axes. TensorFlow has no such operation. */
    public static final String SUM_OF_PRODUCT = "SumOfProduct";

    private final Graph graph;
    private final FloatType floatType;
    private final Scope scope;
    private final Constants constants;
    private final Map<Key, Output<?>> shared = new HashMap<>();
    private final Map<Key, Output<?>> exact = new HashMap<>();
    private final Map<Output<?>, Composite> composites = new HashMap<>();
    private final Map<Output<?>, Request> made = new HashMap<>();
    private final Map<Output<?>, Shape> shapes = new HashMap<>();
    private final Map<Output<?>, Integer> uses = new HashMap<>();
    private final List<Rewrite> rewrites;
    private final boolean compactGradients;
    private int count;

    /**
     * A builder that adds every operation as it is asked for.
     *
     * @param graph stays the caller's, who closes it
     */
    public GraphBuilder(Graph graph, FloatType floatType) {
        this(graph, floatType, List.of());
    }

    /**
     * A builder that asks rules for a cheaper way first.
     *
     * @param graph stays the caller's, who closes it
     * @param rewrites in the order in which they are asked; the first answer is taken
     */
    public GraphBuilder(Graph graph, FloatType floatType, List<? extends Rewrite> rewrites) {
        this(graph, floatType, rewrites, true);
    }

    private GraphBuilder(Graph graph, FloatType floatType, List<? extends Rewrite> rewrites, boolean compactGradients) {
        this.compactGradients = compactGradients;
        this.graph = graph;
        this.floatType = floatType;
        this.rewrites = List.copyOf(rewrites);
        Ops ops = Ops.create(graph);
        this.scope = ops.scope();
        this.constants = new Constants(ops, floatType);
    }

    /**
     * A builder that does nothing to save work: no rules, and every gradient is written out in the shape of its tensor, as
     * TensorFlow's own differentiation does. It is what compiled graphs are measured against.
     *
     * @param graph stays the caller's, who closes it
     */
    public static GraphBuilder plain(Graph graph, FloatType floatType) {
        return new GraphBuilder(graph, floatType, List.of(), false);
    }

    /** Whether gradients keep size 1 along axes on which all their values are equal. */
    boolean compactGradients() {
        return compactGradients;
    }

    /** The graph that is built; the caller of the constructor owns it. */
    public Graph graph() {
        return graph;
    }

    /** The precision of {@link #constant} and of placeholders. */
    public FloatType floatType() {
        return floatType;
    }

    // ---- raw operations ----

    @Override
    public Output<?> op(String type, Object... arguments) {
        if (!Rules.isPure(type)) {
            return operation(type, arguments).output(0);
        }
        Key key = Arguments.key(type, arguments);
        Output<?> known = shared.get(key);
        if (known != null) {
            return known;
        }
        Request request = Request.of(type, arguments);
        Output<?> rewritten = rewritten(request);
        Output<?> output = rewritten != null ? rewritten : exactly(key, request, arguments);
        shared.put(key, output);
        return output;
    }

    private @Nullable Output<?> rewritten(Request request) {
        for (Rewrite rewrite : rewrites) {
            Output<?> instead = rewrite.instead(this, request);
            if (instead != null) {
                return instead;
            }
        }
        return null;
    }

    /** The first output of a pure operation that no rule rewrites; shared as well. */
    public Output<?> exactly(String type, Object... arguments) {
        return exactly(Arguments.key(type, arguments), Request.of(type, arguments), arguments);
    }

    private Output<?> exactly(Key key, Request request, Object... arguments) {
        Output<?> known = exact.get(key);
        if (known != null) {
            return known;
        }
        Output<?> output = operation(request, arguments).output(0);
        exact.put(key, output);
        made.put(output, request);
        return output;
    }

    /** Whether the operation was asked for before: then using its output costs nothing. */
    public boolean has(String type, Object... arguments) {
        return shared.containsKey(Arguments.key(type, arguments));
    }

    /**
     * The operation that made this output; none for variables, inputs and constants. None either where a gradient of its own
     * spans several operations ({@link #withGradient}): a rule that looked inside would do without that gradient.
     */
    public Optional<Request> made(Output<?> output) {
        Request request = made.get(output);
        Composite composite = composites.get(output);
        boolean hidden =
                request != null && composite != null && !request.inputs().containsAll(composite.inputs());
        return hidden ? Optional.empty() : Optional.ofNullable(request);
    }

    /** As {@link #made}, inside gradients of their own too: for questions about values, not for building on what is found. */
    public Optional<Request> computed(Output<?> output) {
        return Optional.ofNullable(made.get(output));
    }

    @Override
    public Shape shape(Output<?> output) {
        return shapes.computeIfAbsent(output, Output::shape);
    }

    /** How many operations read the output so far. */
    public int uses(Output<?> output) {
        return uses.getOrDefault(output, 0);
    }

    /** The value of a scalar constant of the float type. */
    public OptionalDouble constantValue(Output<?> output) {
        return constants.value(output);
    }

    /** A raw operation, always a new one; arguments as for {@link #op}. */
    public GraphOperation operation(String type, Object... arguments) {
        return operation(Request.of(type, arguments), arguments);
    }

    private GraphOperation operation(Request request, Object... arguments) {
        GraphOperationBuilder builder = graph.opBuilder(request.type(), request.type() + "_" + count++, scope);
        Arguments.add(builder, request.type(), arguments);
        request.inputs().forEach(input -> uses.merge(input, 1, Integer::sum));
        return builder.build();
    }

    /** An operation that does nothing but run after all of these: one target for many updates. */
    public GraphOperation group(Collection<? extends Operation> operations) {
        return operation("NoOp", operations.toArray());
    }

    /** The value, had only after all of these have run: what was not reached is then an error of the fetch. */
    public Output<?> after(Collection<? extends Operation> operations, Output<?> value) {
        return operation("Identity", value, group(operations)).output(0);
    }

    /**
     * Declares y a function of these inputs with a gradient of its own, in place of the gradients of the operations that y
     * is made of. The pullbacks must be exact and build ordinary operations on the inputs, so that they can be
     * differentiated again.
     *
     * @param pullbacks one for each input
     * @return y
     */
    public Output<?> withGradient(Output<?> y, List<? extends Output<?>> inputs, List<Pullback> pullbacks) {
        composites.put(y, new Composite(List.copyOf(inputs), List.copyOf(pullbacks)));
        return y;
    }

    Optional<Composite> composite(Output<?> y) {
        return Optional.ofNullable(composites.get(y));
    }

    // ---- constants and inputs ----

    @Override
    public Output<?> constant(double value) {
        return constants.scalar(value);
    }

    @Override
    public Output<?> intConstant(int value) {
        return constants.integer(value);
    }

    @Override
    public Output<?> intConstants(int... values) {
        return constants.integers(values);
    }

    /** The value of an int32 vector that is a constant of this builder. */
    public int[] ints(Output<?> constant) {
        return constants.ints(constant);
    }

    @Override
    public Output<?> longConstants(long... values) {
        return constants.longs(values);
    }

    /** A value of the float type that is fed at every run; its shape must be fully known. */
    public Output<?> placeholder(long... shape) {
        return placeholder(floatType.dataType(), shape);
    }

    /** A value that is fed at every run; its shape must be fully known. */
    public Output<?> placeholder(DataType type, long... shape) {
        return op("Placeholder", "dtype", type, "shape", Shape.of(shape));
    }

    /** Σ x·y over axes, which stay with size 1. */
    public Output<?> sumOfProduct(Output<?> x, Output<?> y, int... axes) {
        Key key = new Key(
                List.of(SUM_OF_PRODUCT, x, y, Arrays.stream(axes).boxed().toList()));
        Output<?> known = shared.get(key);
        if (known != null) {
            return known;
        }
        Request request = new Request(SUM_OF_PRODUCT, List.of(x, y, intConstants(axes)), Map.of());
        Output<?> rewritten = has("Mul", x, y) ? null : rewritten(request);
        Output<?> output = rewritten != null ? rewritten : sum(mul(x, y), axes);
        shared.put(key, output);
        return output;
    }
}
