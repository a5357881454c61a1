package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;

import java.util.OptionalDouble;

/** What the rules ask about shapes: which of two tensors is the small one, and along which axes it is constant. */
final class Extent {
    /** A tensor is small beside another of at least this many times its size: work on it costs next to nothing. */
    private static final long SMALL = 4;

    private static final int RANK = 4;

    private Extent() {}

    /** Whether s broadcasts to the shape of x and holds far fewer numbers. */
    static boolean small(GraphBuilder builder, Output<?> s, Output<?> x) {
        return builder.shape(s).size() * SMALL <= builder.shape(x).size()
                && broadcasts(builder.shape(s), builder.shape(x));
    }

    /** Whether s broadcasts to a shape without changing it. */
    static boolean broadcasts(Shape s, Shape shape) {
        int dropped = shape.numDimensions() - s.numDimensions();
        if (dropped < 0) {
            return false;
        }
        for (int axis = 0; axis < s.numDimensions(); axis++) {
            if (s.size(axis) != 1 && s.size(axis) != shape.size(axis + dropped)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all values of s along these axes of a tensor of that rank are equal by its shape. */
    static boolean constantAlong(GraphBuilder builder, Output<?> s, int rank, int... axes) {
        int dropped = rank - builder.shape(s).numDimensions();
        for (int axis : axes) {
            if (axis >= dropped && builder.shape(s).size(axis - dropped) != 1) {
                return false;
            }
        }
        return true;
    }

    /** Whether x is [b, h, w, c], with positions, and s broadcasts against it as one value a channel, or one for all. */
    static boolean perChannel(GraphBuilder builder, Output<?> s, Output<?> x) {
        return builder.shape(x).numDimensions() == RANK
                && builder.shape(x).size(1) * builder.shape(x).size(2) > 1
                && small(builder, s, x)
                && constantAlong(builder, s, RANK, 0, 1, 2)
                && builder.shape(s).size() <= builder.shape(x).size(RANK - 1);
    }

    /** A tensor for which {@link #perChannel} holds, as [c]. */
    static Output<?> vector(GraphBuilder builder, Output<?> s, long channels) {
        return builder.broadcastTo(builder.reshape(s, builder.shape(s).size()), channels);
    }

    /** A [c] vector as [1, 1, 1, c]. */
    static Output<?> channels(GraphBuilder builder, Output<?> vector) {
        return builder.reshape(vector, 1, 1, 1, builder.shape(vector).size(0));
    }

    /** The index of the small one of two inputs; -1 if neither is small beside the other. */
    static int smallInput(GraphBuilder builder, Request request) {
        if (request.inputs().size() != 2) {
            return -1;
        }
        return small(builder, request.input(1), request.input(0))
                ? 1
                : small(builder, request.input(0), request.input(1)) ? 0 : -1;
    }

    /** The product or sum that made x, if it has a small operand. */
    static @Nullable Binary binary(GraphBuilder builder, Output<?> x, String type) {
        Request made = builder.made(x).orElse(null);
        if (made == null || !made.is(type)) {
            return null;
        }
        int small = smallInput(builder, made);
        return small < 0 ? null : new Binary(made.input(1 - small), made.input(small));
    }

    /** A full and a small operand. */
    record Binary(Output<?> full, Output<?> small) {}

    /** What x is the negation of; null if it is none. */
    static @Nullable Output<?> negated(GraphBuilder builder, Output<?> x) {
        Request made = builder.made(x).orElse(null);
        return made != null && made.is("Neg") ? made.input(0) : null;
    }

    /** The value of a constant, whatever its shape. */
    static OptionalDouble constant(GraphBuilder builder, Output<?> x) {
        Request made = builder.made(x).orElse(null);
        if (made != null && (made.is("Reshape") || made.is("BroadcastTo"))) {
            return constant(builder, made.input(0));
        }
        return made != null && made.is("Fill") ? constant(builder, made.input(1)) : builder.constantValue(x);
    }

    static boolean isConstant(GraphBuilder builder, Output<?> x, double value) {
        OptionalDouble constant = constant(builder, x);
        return constant.isPresent() && constant.getAsDouble() == value;
    }
}
