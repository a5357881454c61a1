package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

import java.util.Arrays;
import java.util.List;

/**
 * Σ x·y over (b, w, h) as the filter gradient of a depthwise 1×1 convolution, which is just that: the product is never
 * written out.
 */
final class ProductSum implements Rewrite {
    private static final int[] AXES = {0, 1, 2};
    /** With more channels a product and a sum are as fast. */
    private static final long FEW = 96;

    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        if (!request.is(GraphBuilder.SUM_OF_PRODUCT)
                || !Arrays.equals(Requests.axes(builder, request), AXES)
                || builder.shape(request.input(0)).size(3) > FEW
                || !builder.shape(request.input(0)).equals(builder.shape(request.input(1)))) {
            return null;
        }
        Output<?> x = request.input(0);
        Output<?> y = request.input(1);
        int channels = Math.toIntExact(builder.shape(x).size(3));
        Output<?> filter = builder.op(
                "DepthwiseConv2dNativeBackpropFilter",
                x,
                builder.intConstants(1, 1, channels, 1),
                y,
                "strides",
                new long[] {1, 1, 1, 1},
                "padding",
                "SAME");
        Output<?> sum = builder.reshape(filter, 1, 1, 1, channels);
        return builder.withGradient(sum, List.of(x, y), List.of(dy -> builder.mul(y, dy), dy -> builder.mul(x, dy)));
    }
}
