package dev.evonorm.training.layer;

import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.Output;

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

    /** s²_I(x) = μ_I((x − μ_I(x))²), in two passes: μ(x²) − μ(x)² would cancel. */
    Output<?> variance(Output<?> x) {
        return averaging.spread(averaging.mean(builder.op("SquaredDifference", x, mean(x))));
    }
}
