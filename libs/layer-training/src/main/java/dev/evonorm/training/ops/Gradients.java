package dev.evonorm.training.ops;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reverse-mode differentiation over the operations of a graph.
 *
 * <p>TensorFlow's C++ registry of gradients lacks those of convolutions' backprops and of a dozen more, so it cannot
 * differentiate twice. Here every rule builds only operations that have rules themselves: a gradient is a part of the
 * graph like any other and can be differentiated again, exactly.
 */
public final class Gradients {
    private final GraphBuilder builder;
    private final Tape tape;
    private final Map<Output<?>, List<Output<?>>> contributions = new HashMap<>();
    private final Map<Output<?>, Output<?>> gradients = new HashMap<>();

    private Gradients(GraphBuilder builder, Tape tape) {
        this.builder = builder;
        this.tape = tape;
    }

    /**
     * ∂(Σ y)/∂x for each x, of the shape of x; zeros where y does not depend on it.
     *
     * <p>At a tie, max sends its gradient to its first input; relu has the gradient 0 at 0.
     *
     * @param builder the builder that made y
     * @param y of any shape; its elements are summed
     * @param xs outputs of the same graph
     * @throws IllegalArgumentException if an operation between has no gradient rule; the message names it
     */
    public static List<Output<?>> of(GraphBuilder builder, Output<?> y, List<? extends Output<?>> xs) {
        Gradients pass = new Gradients(builder, Tape.between(builder, xs, y));
        pass.contribute(y, Compact.ones(builder, builder.shape(y)));
        pass.tape.backwards().forEach(pass::pass);
        List<Output<?>> results = new ArrayList<>(xs.size());
        for (Output<?> x : xs) {
            results.add(pass.gradient(x));
        }
        return results;
    }

    private void contribute(Output<?> output, Output<?> gradient) {
        contributions.computeIfAbsent(output, key -> new ArrayList<>()).add(gradient);
    }

    private Output<?> gradient(Output<?> x) {
        Output<?> gradient = gradients.get(x);
        return gradient == null ? builder.op("ZerosLike", x) : full(gradient, x);
    }

    private Output<?> full(Output<?> gradient, Output<?> of) {
        return builder.broadcastTo(gradient, builder.shape(of).asArray());
    }

    /** Sums what arrived at an output and hands it on to what the output was made of. */
    private void pass(Output<?> output) {
        List<Output<?>> arrived = contributions.remove(output);
        if (arrived == null) {
            return;
        }
        Output<?> gradient = Compact.sum(builder, arrived);
        gradients.put(output, gradient);
        List<Output<?>> inputs = tape.inputs(output);
        Call call = new Call(builder, inputs, output, gradient);
        for (int i = 0; i < inputs.size(); i++) {
            if (tape.depends(inputs.get(i))) {
                Output<?> passed = pull(call, i);
                if (passed != null) {
                    contribute(inputs.get(i), builder.compactGradients() ? passed : full(passed, inputs.get(i)));
                }
            }
        }
    }

    private @Nullable Output<?> pull(Call call, int input) {
        Optional<Composite> composite = builder.composite(call.y());
        return composite.isPresent()
                ? composite.get().pullbacks().get(input).pull(call.dy())
                : rule(call.y()).gradient(call, input);
    }

    private static Rule rule(Output<?> y) {
        return Rules.of(y.op().type())
                .filter(rule -> y.index() == 0)
                .orElseThrow(() -> new IllegalArgumentException(
                        "output %d of %s (%s) has no gradient rule; add one to the tables of dev.evonorm.training.ops or use GraphBuilder.withGradient"
                                .formatted(y.index(), y.op().type(), y.op().name())));
    }
}
