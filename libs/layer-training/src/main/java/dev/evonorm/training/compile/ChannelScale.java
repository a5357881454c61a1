package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

import java.util.List;

/** x·a with one a a channel: both gradients in one pass. */
final class ChannelScale implements Rewrite {
    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        int small = request.is("Mul") && ChannelKernels.exist(builder) ? Extent.smallInput(builder, request) : -1;
        if (small < 0) {
            return null;
        }
        Output<?> x = request.input(1 - small);
        Output<?> a = request.input(small);
        boolean scale = Extent.perChannel(builder, a, x)
                && builder.shape(a).size() == builder.shape(x).size(3)
                && Extent.constant(builder, a).isEmpty();
        return scale ? product(builder, x, a) : null;
    }

    /** The product as it stands, whatever x is made of. */
    static Output<?> product(GraphBuilder builder, Output<?> x, Output<?> a) {
        Output<?> vector = Extent.vector(builder, a, builder.shape(a).size());
        return builder.withGradient(
                builder.exactly("Mul", x, a),
                List.of(x, a),
                List.of(
                        dy -> ChannelKernels.scaled(builder, dy, x, vector),
                        dy -> builder.reshape(
                                ChannelKernels.gradient(builder, ChannelKernels.full(builder, dy, x), x, vector)
                                        .ofScale(),
                                builder.shape(a).asArray())));
    }
}
