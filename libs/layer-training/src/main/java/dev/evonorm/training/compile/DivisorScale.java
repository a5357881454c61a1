package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

/** x / (y·s) → (x / y)·(1/s): the small factor moves on to what comes next, a scale or a convolution, which takes it for nothing. */
final class DivisorScale implements Rewrite {
    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        Extent.Binary divisor = request.is("RealDiv") ? Extent.binary(builder, request.input(1), "Mul") : null;
        if (divisor == null || !Extent.perChannel(builder, divisor.small(), divisor.full())) {
            return null;
        }
        Output<?> quotient = builder.div(request.input(0), divisor.full());
        return builder.mul(quotient, builder.op("Reciprocal", divisor.small()));
    }
}
