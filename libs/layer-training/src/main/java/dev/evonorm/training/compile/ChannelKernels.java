package dev.evonorm.training.compile;

import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;

import java.util.List;

/**
 * x·a + b with one a and b a channel in one pass, by the kernel that normalises in inference with mean 0 and variance 1; and
 * all three gradients of it in one pass by that kernel's gradient.
 */
final class ChannelKernels {
    private ChannelKernels() {}

    /** Whether there are kernels for tensors of the builder's type: there is none for doubles. */
    static boolean exist(GraphBuilder builder) {
        return builder.floatType() == FloatType.FLOAT32;
    }

    /** x·a + b for x of [b, h, w, c], a and b of [c]. */
    static Output<?> affine(GraphBuilder builder, Output<?> x, Output<?> a, Output<?> b) {
        long channels = builder.shape(a).size(0);
        Output<?> y = builder.exactly(
                "FusedBatchNormV3",
                x,
                a,
                b,
                builder.fill(0, channels),
                builder.fill(1, channels),
                "is_training",
                false,
                "epsilon",
                0f);
        return builder.withGradient(
                y,
                List.of(x, a, b),
                List.of(
                        dy -> scaled(builder, dy, x, a),
                        dy -> gradient(builder, full(builder, dy, x), x, a).ofScale(),
                        dy -> gradient(builder, full(builder, dy, x), x, a).ofShift()));
    }

    /** ∂/∂x of x·a + b: dy·a, compact if dy is. */
    static Output<?> scaled(GraphBuilder builder, Output<?> dy, Output<?> x, Output<?> a) {
        return builder.shape(dy).equals(builder.shape(x))
                ? gradient(builder, dy, x, a).ofInput()
                : builder.mul(dy, Extent.channels(builder, a));
    }

    /** The three gradients of x·a + b, of which TensorFlow computes all when one is wanted. */
    static Affine gradient(GraphBuilder builder, Output<?> dy, Output<?> x, Output<?> a) {
        Output<?> minus = Extent.negated(builder, dy);
        if (minus != null) {
            Affine affine = gradient(builder, minus, x, builder.neg(a));
            return new Affine(affine.ofInput(), builder.neg(affine.ofScale()), builder.neg(affine.ofShift()));
        }
        long channels = builder.shape(a).size(0);
        Output<?> zeros = builder.fill(0, channels);
        GraphOperation kernel = (GraphOperation) builder.exactly(
                        "FusedBatchNormGradV3",
                        dy,
                        x,
                        a,
                        zeros,
                        builder.fill(1, channels),
                        zeros,
                        "is_training",
                        false,
                        "epsilon",
                        0f)
                .op();
        return new Affine(
                builder.withGradient(
                        kernel.output(0), List.of(dy, a), List.of(h -> scaled(builder, h, dy, a), h -> gradient(
                                        builder, full(builder, h, dy), dy, a)
                                .ofScale())),
                builder.withGradient(
                        kernel.output(1),
                        List.of(dy, x),
                        List.of(
                                h -> builder.mul(x, Extent.channels(builder, h)),
                                h -> builder.mul(dy, Extent.channels(builder, h)))),
                builder.withGradient(kernel.output(2), List.of(dy), List.of(h -> Extent.channels(builder, h))));
    }

    static Output<?> full(GraphBuilder builder, Output<?> dy, Output<?> x) {
        return builder.broadcastTo(dy, builder.shape(x).asArray());
    }

    /** dy·a, Σ dy·x and Σ dy; sums over (b, w, h), [c]. */
    record Affine(Output<?> ofInput, Output<?> ofScale, Output<?> ofShift) {}
}
