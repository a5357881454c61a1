package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

import java.util.Arrays;
import java.util.List;

/** Σ over b as a product with a row of ones: half the cost of a general sum where the rest is large. */
final class SampleSum implements Rewrite {
    private static final long WORTHWHILE = 1 << 14;

    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        if (!Requests.isSum(builder, request)
                || !Arrays.equals(Requests.axes(builder, request), new int[] {0})
                || builder.shape(request.input(0)).size() < WORTHWHILE) {
            return null;
        }
        Output<?> x = request.input(0);
        long[] sizes = builder.shape(x).asArray();
        long samples = sizes[0];
        sizes[0] = 1;
        Output<?> rows = builder.reshape(x, samples, builder.shape(x).size() / samples);
        Output<?> sum = builder.reshape(builder.matMul(builder.fill(1, 1, samples), rows), sizes);
        return builder.withGradient(sum, List.of(x), List.of(dy -> dy));
    }
}
