package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

/**
 * max(s, x) → relu(x − s) + s for a small s that is never negative.
 *
 * <p>Relu has a gradient kernel of one pass where a comparison, a cast and a product take three. For s ≥ 0 the sum is as
 * exact as the maximum: it is s, or x − s with 0 < s < x is no larger than x. At a tie max gives its gradient to its first
 * input, and relu gives none: so s must be the first.
 */
final class ShiftedRelu implements Rewrite {
    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        if (!request.is("Maximum")
                || !Extent.small(builder, request.input(0), request.input(1))
                || !Signs.neverNegative(builder, request.input(0))) {
            return null;
        }
        Output<?> s = request.input(0);
        Output<?> x = request.input(1);
        return Extent.isConstant(builder, s, 0) ? builder.relu(x) : builder.add(builder.relu(builder.sub(x, s)), s);
    }
}
