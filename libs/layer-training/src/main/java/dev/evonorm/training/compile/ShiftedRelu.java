package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

/**
 * max(s, x) → relu(x − s) + s for a small s that is never negative; and s·(relu(x/s − 1) + 1) for a positive s a channel where
 * x is scaled and shifted anyway: then x/s is no pass, adding a constant is half of one, and the factor s goes on to what
 * comes next.
 *
 * <p>Relu has a gradient kernel of one pass where a comparison, a cast and a product take three. For s ≥ 0 the sum is as
 * exact as the maximum: it is s, or x − s with 0 < s < x is no larger than x. At a tie max gives its gradient to its first
 * input, and relu gives none: so s must be the first.
 */
final class ShiftedRelu implements Rewrite {
    private final boolean kernels;

    /** @param kernels whether x is scaled and shifted in one pass */
    ShiftedRelu(boolean kernels) {
        this.kernels = kernels;
    }

    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        if (!request.is("Maximum")
                || !Extent.small(builder, request.input(0), request.input(1))
                || !Signs.neverNegative(builder, request.input(0))) {
            return null;
        }
        Output<?> s = request.input(0);
        Output<?> x = request.input(1);
        if (Extent.isConstant(builder, s, 0)) {
            return builder.relu(x);
        }
        if (kernels
                && ChannelKernels.exist(builder)
                && manyChannels(builder, s, x)
                && Signs.positive(builder, s)
                && affine(builder, x)) {
            Output<?> multiple = builder.mul(x, builder.op("Reciprocal", s));
            Output<?> excess = builder.relu(builder.add(multiple, builder.constant(-1)));
            return ChannelScale.product(builder, builder.add(excess, builder.constant(1)), s);
        }
        return builder.add(builder.relu(builder.sub(x, s)), s);
    }

    private static boolean manyChannels(GraphBuilder builder, Output<?> s, Output<?> x) {
        return Extent.perChannel(builder, s, x)
                && builder.shape(s).size() == builder.shape(x).size(3);
    }

    /** Whether x is y·a or y·a + b with small a and b. */
    private static boolean affine(GraphBuilder builder, Output<?> x) {
        if (builder.made(x).filter(made -> made.is("FusedBatchNormV3")).isPresent()) {
            return true;
        }
        Extent.Binary sum = Extent.binary(builder, x, "AddV2");
        Output<?> product = sum == null ? x : sum.full();
        return Extent.binary(builder, product, "Mul") != null;
    }
}
