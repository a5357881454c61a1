package dev.evonorm.training.ops;

import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;

import java.util.Arrays;
import java.util.Map;

/** Gradients of operations that move elements and do not change them. */
final class ShapeRules {
    static final Map<String, Rule> TABLE = Map.of(
            "BroadcastTo", Rule.of(call -> call.unbroadcast(call.dy(), 0)),
            "Reshape", Rule.of(ShapeRules::reshape),
            "Fill", Rule.of(Rule.Partial.NONE, call -> call.unbroadcast(call.dy(), 1)),
            "OneHot", Rule.CONSTANT);

    private ShapeRules() {}

    private static Output<?> reshape(Call call) {
        Shape shape = call.shape(0);
        if (call.dy().shape().size() == 1) {
            long[] ones = new long[shape.numDimensions()];
            Arrays.fill(ones, 1);
            return call.builder().reshape(call.dy(), ones);
        }
        return call.builder().reshape(call.withFullGradient().dy(), shape.asArray());
    }
}
