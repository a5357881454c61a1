package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

import java.util.Arrays;

/** A sum over (b, w, h) or (w, h, c) is made of that over (w, h), where this is there already. */
final class SumOverPositionsFirst implements Rewrite {
    private static final int[] POSITIONS = {1, 2};

    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        if (!Requests.isSum(builder, request)) {
            return null;
        }
        int[] axes = Requests.axes(builder, request);
        Output<?> x = request.input(0);
        int[] rest = Arrays.stream(axes).filter(axis -> axis == 0 || axis == 3).toArray();
        boolean further = rest.length > 0 && rest.length + POSITIONS.length == axes.length;
        return further && builder.has("Sum", x, builder.intConstants(POSITIONS), "keep_dims", true)
                ? builder.sum(builder.sum(x, POSITIONS), rest)
                : null;
    }
}
