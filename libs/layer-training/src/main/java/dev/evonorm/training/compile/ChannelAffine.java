package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

/** x·a + b in one pass where a and b are values a channel, and what is added to it or multiplied with it likewise. */
final class ChannelAffine implements Rewrite {
    private static final String KERNEL = "FusedBatchNormV3";

    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        if (!ChannelKernels.exist(builder) || !request.is("AddV2") && !request.is("Mul")) {
            return null;
        }
        int small = Extent.smallInput(builder, request);
        if (small < 0 || !Extent.perChannel(builder, request.input(small), request.input(1 - small))) {
            return null;
        }
        Output<?> x = request.input(1 - small);
        Request made = builder.made(x).orElse(null);
        if (made != null && made.is(KERNEL)) {
            Output<?> s = Extent.vector(
                    builder, request.input(small), builder.shape(x).size(3));
            return request.is("AddV2")
                    ? ChannelKernels.affine(builder, made.input(0), made.input(1), builder.add(made.input(2), s))
                    : ChannelKernels.affine(
                            builder, made.input(0), builder.mul(made.input(1), s), builder.mul(made.input(2), s));
        }
        Extent.Binary product = request.is("AddV2") ? Extent.binary(builder, x, "Mul") : null;
        return product != null && Extent.perChannel(builder, product.small(), product.full())
                ? ChannelKernels.affine(
                        builder,
                        product.full(),
                        Extent.vector(builder, product.small(), builder.shape(x).size(3)),
                        Extent.vector(
                                builder, request.input(small), builder.shape(x).size(3)))
                : null;
    }
}
