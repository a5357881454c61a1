package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Σ over (w, h) of large maps as their average pool times h·w: half the cost of a general sum. */
final class PositionSum implements Rewrite {
    private static final int[] AXES = {1, 2};
    /** Of smaller maps, h·w, the general sum is as fast. */
    private static final long WORTHWHILE = 100;

    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        if (!Requests.isSum(builder, request)
                || !ChannelKernels.exist(builder)
                || !Arrays.equals(Requests.axes(builder, request), AXES)) {
            return null;
        }
        Output<?> x = request.input(0);
        long h = builder.shape(x).size(1);
        long w = builder.shape(x).size(2);
        if (h * w < WORTHWHILE) {
            return null;
        }
        Output<?> mean = builder.exactly(
                "AvgPool", x, "ksize", new long[] {1, h, w, 1}, "strides", new long[] {1, 1, 1, 1}, "padding", "VALID");
        builder.withGradient(mean, List.of(x), List.of(dy -> builder.scale(1.0 / (h * w), dy)));
        return builder.scale(h * w, mean);
    }

    /** What an output of this rule is the sum of, unless something else reads the mean. */
    static Optional<Output<?>> summed(GraphBuilder builder, Output<?> sum) {
        return builder.made(sum)
                .filter(made -> made.is("Mul"))
                .filter(product -> builder.shape(product.input(0)).equals(builder.shape(sum)))
                .flatMap(product -> pooled(builder, product.input(0), product.input(1)));
    }

    /** What the mean pools, if it is that of a whole map, and the factor the number of its positions. */
    private static Optional<Output<?>> pooled(GraphBuilder builder, Output<?> mean, Output<?> factor) {
        return builder.made(mean)
                .filter(pool -> pool.is("AvgPool") && builder.uses(mean) == 1)
                .filter(pool -> Requests.count(builder, mean, AXES) == 1)
                .<Output<?>>map(pool -> pool.input(0))
                .filter(x -> Extent.isConstant(builder, factor, Requests.count(builder, x, AXES)));
    }
}
