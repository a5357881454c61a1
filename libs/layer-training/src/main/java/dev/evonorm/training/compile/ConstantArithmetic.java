package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

import java.util.OptionalDouble;

/** c·d, c + d → one constant; x·1, x/1, x + 0, x − 0 → x; 0 + x likewise. */
final class ConstantArithmetic implements Rewrite {
    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        return switch (request.type()) {
            case "Mul" -> first(
                    folded(builder, request), unchanged(builder, request, 0, 1), unchanged(builder, request, 1, 1));
            case "AddV2" -> first(
                    folded(builder, request), unchanged(builder, request, 0, 0), unchanged(builder, request, 1, 0));
            case "RealDiv" -> unchanged(builder, request, 0, 1);
            case "Sub" -> unchanged(builder, request, 0, 0);
            default -> null;
        };
    }

    private static @Nullable Output<?> folded(GraphBuilder builder, Request request) {
        OptionalDouble x = builder.constantValue(request.input(0));
        OptionalDouble y = builder.constantValue(request.input(1));
        if (x.isEmpty() || y.isEmpty()) {
            return null;
        }
        double value = request.is("Mul") ? x.getAsDouble() * y.getAsDouble() : x.getAsDouble() + y.getAsDouble();
        return builder.constant(value);
    }

    /** Input {@code index}, if the other one is the operation's neutral element and no larger. */
    private static @Nullable Output<?> unchanged(GraphBuilder builder, Request request, int index, double neutral) {
        Output<?> other = request.input(1 - index);
        boolean same = Extent.broadcasts(builder.shape(other), builder.shape(request.input(index)));
        return same && Extent.isConstant(builder, other, neutral) ? request.input(index) : null;
    }

    @SafeVarargs
    private static @Nullable Output<?> first(@Nullable Output<?>... answers) {
        for (Output<?> answer : answers) {
            if (answer != null) {
                return answer;
            }
        }
        return null;
    }
}
