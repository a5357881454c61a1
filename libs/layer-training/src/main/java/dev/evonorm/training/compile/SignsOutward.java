package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

/**
 * A sign moves from a full tensor to what is made of it, until a small tensor or a subtraction takes it up for nothing:
 * (−x)·y → −(x·y), (−x)/y → −(x/y), −(x·s) → x·(−s), −−x → x, x + (−y) → x − y, x − (−y) → x + y, Σ(−x) → −Σx; and of the
 * fused gradients, which are linear in theirs.
 */
final class SignsOutward implements Rewrite {
    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        return switch (request.type()) {
            case "Neg" -> negation(builder, request.input(0));
            case "Mul", "RealDiv", GraphBuilder.SUM_OF_PRODUCT -> {
                Output<?> outward = outward(builder, request, 0);
                yield outward != null ? outward : outward(builder, request, 1);
            }
            case "Sum", "Mean", "ReluGrad" -> outward(builder, request, 0);
            case "SigmoidGrad", "TanhGrad", "SqrtGrad" -> outward(builder, request, 1);
            case "AddV2" -> sum(builder, request.input(0), request.input(1));
            case "Sub" -> difference(builder, request.input(0), request.input(1));
            default -> null;
        };
    }

    private static @Nullable Output<?> negation(GraphBuilder builder, Output<?> x) {
        Output<?> twice = Extent.negated(builder, x);
        if (twice != null) {
            return twice;
        }
        Extent.Binary product = Extent.binary(builder, x, "Mul");
        return product == null ? null : builder.mul(product.full(), builder.neg(product.small()));
    }

    /** The operation on what input {@code index} is the negation of, negated; small inputs keep their sign. */
    private static @Nullable Output<?> outward(GraphBuilder builder, Request request, int index) {
        Output<?> x = Extent.negated(builder, request.input(index));
        if (x == null || Extent.smallInput(builder, request) == index) {
            return null;
        }
        return builder.neg(Requests.again(builder, request, index, x));
    }

    private static @Nullable Output<?> sum(GraphBuilder builder, Output<?> x, Output<?> y) {
        Output<?> minusY = Extent.negated(builder, y);
        if (minusY != null && !Extent.small(builder, y, x)) {
            return builder.sub(x, minusY);
        }
        Output<?> minusX = Extent.negated(builder, x);
        return minusX != null && !Extent.small(builder, x, y) ? builder.sub(y, minusX) : null;
    }

    private static @Nullable Output<?> difference(GraphBuilder builder, Output<?> x, Output<?> y) {
        Output<?> minusY = Extent.negated(builder, y);
        return minusY != null ? builder.add(x, minusY) : null;
    }
}
