package dev.evonorm.training.ops;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

import java.util.List;

/** How a gradient passes one type of operation: the {@link Pullback} of each of its inputs. */
@FunctionalInterface
interface Rule {
    /** The operation is constant wherever it has a gradient: signs, comparisons, zeros. */
    Rule CONSTANT = (call, input) -> null;

    /** ∂ℓ/∂input, perhaps compact; null if the operation's result does not depend on it. */
    @Nullable
    Output<?> gradient(Call call, int input);

    /** The gradient for one fixed input. */
    @FunctionalInterface
    interface Partial {
        /** The result does not depend on this input. */
        Partial NONE = call -> null;

        @Nullable
        Output<?> gradient(Call call);
    }

    /** One partial for each input; an input beyond them has no gradient. */
    static Rule of(Partial... partials) {
        List<Partial> each = List.of(partials);
        return (call, input) -> input < each.size() ? each.get(input).gradient(call) : null;
    }

    /** As {@link #of}, for operations that take no compact gradient: it is made full first. */
    static Rule full(Partial... partials) {
        Rule rule = of(partials);
        return (call, input) -> rule.gradient(call.withFullGradient(), input);
    }
}
