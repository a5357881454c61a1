package dev.evonorm.training.layer;

import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.Output;

import java.util.List;

/**
 * Moments over an index set I, before any square root, as small as the index set allows and ready to broadcast.
 *
 * <p>The same moment of the same tensor is computed once, and the mean inside a variance is the one that a mean gives.
 */
final class Moments {
    private final GraphBuilder builder;
    private final Averaging averaging;

    Moments(GraphBuilder builder, Averaging averaging) {
        this.builder = builder;
        this.averaging = averaging;
    }

    /** μ_I(x). */
    Output<?> mean(Output<?> x) {
        return averaging.spread(averaging.mean(x));
    }

    /** μ_I(x²). */
    Output<?> meanSquare(Output<?> x) {
        return averaging.spread(averaging.mean(builder.square(x)));
    }

    /**
     * s²_I(x) = μ_I((x − μ_I(x))²), in two passes: μ(x²) − μ(x)² would cancel.
     *
     * <p>Its gradient is 2(x − μ)/n. What passes through μ is zero in sum, so it is left out; yet μ here still depends on
     * x, so that the gradient of this gradient is exact.
     */
    Output<?> variance(Output<?> x) {
        Output<?> mean = mean(x);
        Output<?> variance = averaging.mean(builder.op("SquaredDifference", x, mean));
        builder.withGradient(variance, List.of(x), List.of(gradient -> {
            Output<?> share = averaging.spread(builder.scale(2.0 / averaging.count(), gradient));
            return builder.mul(share, builder.sub(x, mean));
        }));
        return averaging.spread(variance);
    }
}
