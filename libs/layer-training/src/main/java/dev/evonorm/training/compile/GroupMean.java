package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

import java.util.Arrays;

/** μ over (w, h, c/g) → μ over c/g of μ over (w, h): after the first the tensor is small, and it serves other moments too. */
final class GroupMean implements Rewrite {
    private static final int[] AXES = {1, 2, 4};
    private static final int[] POSITIONS = {1, 2};

    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        boolean grouped = request.is("Mean")
                && builder.shape(request.input(0)).numDimensions() == 5
                && Arrays.equals(builder.ints(request.input(1)), AXES);
        Request reshape = grouped ? builder.made(request.input(0)).orElse(null) : null;
        if (reshape == null
                || !reshape.is("Reshape")
                || builder.shape(reshape.input(0)).numDimensions() != 4) {
            return null;
        }
        Output<?> positions = builder.mean(reshape.input(0), POSITIONS);
        long[] sizes = builder.shape(request.input(0)).asArray();
        return builder.mean(builder.reshape(positions, sizes[0], 1, 1, sizes[3], sizes[4]), 4);
    }
}
