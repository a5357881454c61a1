package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * μ_I((x − m)²) with m constant along I, so every variance.
 *
 * <p>Where the variance s² over (w, h) is there already, μ_wh((x − m)²) = s² + (μ_wh(x) − m)², a sum of squares that does not
 * cancel, and the mean over further axes is taken of that (Chan, Golub, LeVeque 1979). Else the gradient has a closed form:
 * 2(x − m)/n to x, and −2(μ(x) − m) to m, which is no pass over x; it is nothing where m = μ(x).
 */
final class MomentOfDifference implements Rewrite {
    private static final int[] POSITIONS = {1, 2};

    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        Request made = Requests.isMean(builder, request)
                ? builder.made(request.input(0)).orElse(null)
                : null;
        if (made == null || !made.is("SquaredDifference")) {
            return null;
        }
        Output<?> x = made.input(0);
        Output<?> m = made.input(1);
        int[] axes = Requests.axes(builder, request);
        if (!Extent.small(builder, m, x) || !Extent.constantAlong(builder, m, 4, axes)) {
            return null;
        }
        Output<?> variance = varianceOverPositions(builder, x);
        return variance != null && variance(axes)
                ? fromPositions(builder, variance, x, m, axes)
                : closedForm(builder, request.input(0), x, m, axes);
    }

    private static boolean variance(int[] axes) {
        return Arrays.stream(axes).filter(axis -> axis == 1 || axis == 2).count() == POSITIONS.length;
    }

    /** s²_wh(x) if it was asked for before. */
    private static @Nullable Output<?> varianceOverPositions(GraphBuilder builder, Output<?> x) {
        Output<?> axes = builder.intConstants(POSITIONS);
        if (!builder.has("Mean", x, axes, "keep_dims", true)) {
            return null;
        }
        Output<?> mean = builder.mean(x, POSITIONS);
        if (!builder.has("SquaredDifference", x, mean)) {
            return null;
        }
        Output<?> squares = builder.op("SquaredDifference", x, mean);
        return builder.has("Mean", squares, axes, "keep_dims", true) ? builder.mean(squares, POSITIONS) : null;
    }

    private static Output<?> fromPositions(
            GraphBuilder builder, Output<?> variance, Output<?> x, Output<?> m, int... axes) {
        Output<?> between = builder.op("SquaredDifference", builder.mean(x, POSITIONS), m);
        int[] rest = Arrays.stream(axes).filter(axis -> axis == 0 || axis == 3).toArray();
        return builder.mean(builder.add(variance, between), rest);
    }

    private static Output<?> closedForm(
            GraphBuilder builder, Output<?> squares, Output<?> x, Output<?> m, int... axes) {
        double n = Requests.count(builder, x, axes);
        Output<?> moment = builder.scale(1 / n, builder.sum(squares, axes));
        Output<?> mean = builder.mean(x, axes);
        if (mean.equals(m)) {
            return builder.withGradient(moment, List.of(x), List.of(dy -> toX(builder, dy, x, m, n)));
        }
        return builder.withGradient(
                moment, List.of(x, m), List.of(dy -> toX(builder, dy, x, m, n), dy -> toM(builder, dy, mean, m)));
    }

    /** 2(x − m)·dy/n, as x·s − m·s. */
    private static Output<?> toX(GraphBuilder builder, Output<?> dy, Output<?> x, Output<?> m, double n) {
        Output<?> share = builder.scale(2 / n, dy);
        return builder.sub(builder.mul(x, share), builder.mul(m, share));
    }

    /** −2(μ(x) − m)·dy, summed to the shape of m. */
    private static Output<?> toM(GraphBuilder builder, Output<?> dy, Output<?> mean, Output<?> m) {
        Output<?> each = builder.mul(builder.scale(-2, dy), builder.sub(mean, m));
        long[] sizes = builder.shape(each).asArray();
        int[] summed = IntStream.range(0, sizes.length)
                .filter(axis -> sizes[axis] != 1 && builder.shape(m).size(axis) == 1)
                .toArray();
        return builder.sum(each, summed);
    }
}
