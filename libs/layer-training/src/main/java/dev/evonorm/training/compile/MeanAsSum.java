package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

/** μ(x) → Σx · 1/n: sums have faster kernels, and the rules for sums apply. */
final class MeanAsSum implements Rewrite {
    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        if (!Requests.isMean(builder, request)) {
            return null;
        }
        int[] axes = Requests.axes(builder, request);
        Output<?> x = request.input(0);
        return builder.scale(1 / Requests.count(builder, x, axes), builder.sum(x, axes));
    }
}
