package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import org.tensorflow.Output;

import java.util.OptionalDouble;
import java.util.Set;

/** Which tensors are never negative, whatever their inputs, seen from the operations that made them. */
final class Signs {
    private static final Set<String> NEVER_NEGATIVE =
            Set.of("Abs", "Square", "SquaredDifference", "Sqrt", "Rsqrt", "Exp", "Sigmoid", "Relu");
    private static final Set<String> AS_THEIR_INPUT =
            Set.of("Reshape", "BroadcastTo", "Sum", "Mean", "AvgPool", "BiasAddGrad", "Reciprocal");
    private static final Set<String> AS_ALL_INPUTS = Set.of("AddV2", "AddN", "Mul", "MatMul", "RealDiv", "Minimum");

    private Signs() {}

    static boolean neverNegative(GraphBuilder builder, Output<?> x) {
        OptionalDouble constant = Extent.constant(builder, x);
        if (constant.isPresent()) {
            return constant.getAsDouble() >= 0;
        }
        Request made = builder.computed(x).orElse(null);
        if (made == null) {
            return false;
        }
        if (NEVER_NEGATIVE.contains(made.type())) {
            return true;
        }
        if (AS_THEIR_INPUT.contains(made.type())) {
            return neverNegative(builder, made.input(0));
        }
        return AS_ALL_INPUTS.contains(made.type())
                && made.inputs().stream().allMatch(input -> neverNegative(builder, input));
    }

    /** A root of what is never negative and a positive constant: no zero, whatever its inputs. */
    static boolean positive(GraphBuilder builder, Output<?> x) {
        Request made = builder.computed(x).orElse(null);
        if (made == null) {
            return false;
        }
        if (made.is("Sqrt") || made.is("Reshape") || made.is("BroadcastTo")) {
            return positive(builder, made.input(0));
        }
        return made.is("AddV2")
                && neverNegative(builder, x)
                && made.inputs().stream()
                        .anyMatch(input -> Extent.constant(builder, input).orElse(0) > 0);
    }
}
