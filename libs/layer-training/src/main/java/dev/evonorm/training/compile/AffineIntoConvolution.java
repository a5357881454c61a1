package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * (x·a + b) ∗ w → x ∗ (a·w) + b ∗ w for a and b a value a channel: γ and β cost no pass.
 *
 * <p>Of a 1×1 convolution b ∗ w is a bias. Under a larger kernel the padding is 0, not b: there b ∗ w is the convolution of one
 * image that is b everywhere. That is cheap for a depthwise convolution; for a full one its gradients cost more than they save,
 * so there a shift stays where it is.
 */
final class AffineIntoConvolution implements Rewrite {
    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        boolean depthwise = request.is("DepthwiseConv2dNative");
        if (!depthwise && !request.is("Conv2D")) {
            return null;
        }
        Affine affine = affine(builder, request.input(0));
        Output<?> weights = request.input(1);
        if (affine == null || affine.shift() != null && !depthwise && !pointwise(builder, weights)) {
            return null;
        }
        long channels = builder.shape(weights).size(2);
        Output<?> scaled = affine.scale() == null
                ? weights
                : builder.mul(weights, builder.reshape(affine.scale(), 1, 1, channels, 1));
        Output<?> y = again(builder, request, affine.x(), scaled);
        return affine.shift() == null ? y : shifted(builder, request, y, affine.shift(), weights);
    }

    private static Output<?> shifted(
            GraphBuilder builder, Request request, Output<?> y, Output<?> shift, Output<?> weights) {
        long[] kernel = builder.shape(weights).asArray();
        if (request.is("Conv2D")) {
            Output<?> bias = builder.matMul(
                    builder.reshape(shift, 1, kernel[2]), builder.reshape(weights, kernel[2], kernel[3]));
            return builder.op("BiasAdd", y, builder.reshape(bias, kernel[3]));
        }
        long[] image = builder.shape(request.input(0)).asArray();
        image[0] = 1;
        Output<?> shifts = builder.broadcastTo(Extent.channels(builder, shift), image);
        return builder.add(y, again(builder, request, shifts, weights));
    }

    private static boolean pointwise(GraphBuilder builder, Output<?> weights) {
        return builder.shape(weights).size(0) == 1 && builder.shape(weights).size(1) == 1;
    }

    private static Output<?> again(GraphBuilder builder, Request request, Output<?> x, Output<?> weights) {
        List<Object> arguments = new ArrayList<>(List.of(x, weights));
        request.attributes().forEach((name, value) -> arguments.addAll(Arrays.asList(name, value)));
        return builder.exactly(request.type(), arguments.toArray());
    }

    private static @Nullable Affine affine(GraphBuilder builder, Output<?> x) {
        Request made = builder.made(x).orElse(null);
        int small = made == null ? -1 : Extent.smallInput(builder, made);
        if (made != null && made.is("FusedBatchNormV3")) {
            return new Affine(made.input(0), made.input(1), made.input(2));
        }
        if (made == null || small < 0 || !Extent.perChannel(builder, made.input(small), x)) {
            return null;
        }
        Output<?> vector =
                Extent.vector(builder, made.input(small), builder.shape(x).size(3));
        Output<?> full = made.input(1 - small);
        if (made.is("Mul")) {
            return new Affine(full, vector, null);
        }
        if (!made.is("AddV2")) {
            return null;
        }
        Affine inner = affine(builder, full);
        return inner != null && inner.shift() == null && inner.scale() != null
                ? new Affine(inner.x(), inner.scale(), vector)
                : new Affine(full, null, vector);
    }

    private record Affine(Output<?> x, @Nullable Output<?> scale, @Nullable Output<?> shift) {}
}
