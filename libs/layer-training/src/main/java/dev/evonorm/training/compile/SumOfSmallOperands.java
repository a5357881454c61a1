package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

import java.util.Arrays;

/**
 * Σ(x·s) → s·Σx and Σ(x + s) → Σx + n·s, where s is constant along the axes of the sum; Σ(x·s)·y likewise. Where it is
 * constant along (w, h) alone, the sum over these comes first.
 */
final class SumOfSmallOperands implements Rewrite {
    private static final int[] POSITIONS = {1, 2};

    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        if (Requests.isSum(builder, request)) {
            Extent.Binary product = Extent.binary(builder, request.input(0), "Mul");
            return product != null ? scaled(builder, request, product, 0) : shifted(builder, request);
        }
        if (request.is(GraphBuilder.SUM_OF_PRODUCT)) {
            for (int i = 0; i < 2; i++) {
                Extent.Binary product = Extent.binary(builder, request.input(i), "Mul");
                Output<?> sum = product == null ? null : scaled(builder, request, product, i);
                if (sum != null) {
                    return sum;
                }
            }
        }
        return null;
    }

    private static @Nullable Output<?> scaled(GraphBuilder builder, Request request, Extent.Binary product, int index) {
        int[] axes = Requests.axes(builder, request);
        if (axes.length == 0) {
            return null;
        }
        if (Extent.constantAlong(builder, product.small(), 4, axes)) {
            return builder.mul(Requests.again(builder, request, index, product.full()), product.small());
        }
        int[] rest = Arrays.stream(axes).filter(axis -> axis == 0 || axis == 3).toArray();
        if (rest.length + POSITIONS.length != axes.length
                || !Extent.constantAlong(builder, product.small(), 4, POSITIONS)) {
            return null;
        }
        Output<?> positions = request.is(GraphBuilder.SUM_OF_PRODUCT)
                ? builder.sumOfProduct(product.full(), request.input(1 - index), POSITIONS)
                : builder.sum(product.full(), POSITIONS);
        return builder.sum(builder.mul(positions, product.small()), rest);
    }

    private static @Nullable Output<?> shifted(GraphBuilder builder, Request request) {
        Extent.Binary sum = Extent.binary(builder, request.input(0), "AddV2");
        int[] axes = Requests.axes(builder, request);
        if (sum == null || !Extent.constantAlong(builder, sum.small(), 4, axes)) {
            return null;
        }
        double copies = Requests.count(builder, request.input(0), axes);
        return builder.add(builder.sum(sum.full(), axes), builder.scale(copies, sum.small()));
    }
}
