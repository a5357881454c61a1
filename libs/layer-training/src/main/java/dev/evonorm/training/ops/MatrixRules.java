package dev.evonorm.training.ops;

import org.tensorflow.Output;

import java.util.Map;

/** Gradients of matrix products, with either factor transposed. */
final class MatrixRules {
    static final Map<String, Rule> TABLE = Map.of("MatMul", Rule.full(MatrixRules::left, MatrixRules::right));

    private MatrixRules() {}

    private static Output<?> left(Call call) {
        Output<?> right = call.input(1);
        boolean rightTransposed = call.flag("transpose_b");
        return call.flag("transpose_a")
                ? product(call, right, rightTransposed, call.dy(), true)
                : product(call, call.dy(), false, right, !rightTransposed);
    }

    private static Output<?> right(Call call) {
        Output<?> left = call.input(0);
        boolean leftTransposed = call.flag("transpose_a");
        return call.flag("transpose_b")
                ? product(call, call.dy(), true, left, leftTransposed)
                : product(call, left, !leftTransposed, call.dy(), false);
    }

    private static Output<?> product(
            Call call, Output<?> left, boolean leftTransposed, Output<?> right, boolean rightTransposed) {
        return call.builder().op("MatMul", left, right, "transpose_a", leftTransposed, "transpose_b", rightTransposed);
    }
}
