package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

/**
 * Small operands meet before a full one: (x·s)·t → x·(s·t), (x + s) + t → x + (s + t), (x + s)·t → x·t + s·t, x − s →
 * x + (−s), x / s → x·(1/s).
 */
final class SmallOperandsFirst implements Rewrite {
    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        int small = Extent.smallInput(builder, request);
        if (small < 0) {
            return null;
        }
        Output<?> x = request.input(1 - small);
        Output<?> s = request.input(small);
        return switch (request.type()) {
            case "Mul" -> product(builder, x, s);
            case "AddV2" -> sum(builder, x, s);
            case "Sub" -> small == 1 ? builder.add(x, builder.neg(s)) : null;
            case "RealDiv" -> small == 1 ? builder.mul(x, builder.op("Reciprocal", s)) : null;
            default -> null;
        };
    }

    private static @Nullable Output<?> product(GraphBuilder builder, Output<?> x, Output<?> s) {
        Extent.Binary product = Extent.binary(builder, x, "Mul");
        if (product != null) {
            Output<?> factor = builder.mul(product.small(), s);
            return Extent.small(builder, factor, product.full()) ? builder.mul(product.full(), factor) : null;
        }
        Extent.Binary sum = Extent.binary(builder, x, "AddV2");
        // Where the sum is used elsewhere, this product of it costs one pass, and distributed it may cost two.
        if (sum == null || builder.uses(x) > 0 && !Extent.perChannel(builder, s, x)) {
            return null;
        }
        Output<?> shift = builder.mul(sum.small(), s);
        return Extent.small(builder, shift, x) ? builder.add(builder.mul(sum.full(), s), shift) : null;
    }

    private static @Nullable Output<?> sum(GraphBuilder builder, Output<?> x, Output<?> s) {
        Extent.Binary sum = Extent.binary(builder, x, "AddV2");
        if (sum == null) {
            return null;
        }
        Output<?> shift = builder.add(sum.small(), s);
        return Extent.small(builder, shift, sum.full()) ? builder.add(sum.full(), shift) : null;
    }
}
