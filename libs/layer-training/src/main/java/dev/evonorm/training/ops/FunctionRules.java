package dev.evonorm.training.ops;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;
import org.tensorflow.proto.DataType;

import java.util.Map;

/**
 * Gradients of element-wise functions of one tensor, and of TensorFlow's fused gradients of them.
 *
 * <p>The fused ones (SigmoidGrad and its like) take one pass where the formula takes three, and want full gradients.
 */
final class FunctionRules {
    static final Map<String, Rule> TABLE = Map.ofEntries(
            Map.entry("Identity", Rule.of(Call::dy)),
            Map.entry("Neg", Rule.of(call -> call.builder().neg(call.dy()))),
            Map.entry("Abs", Rule.of(call -> times(call, call.builder().sign(call.input(0))))),
            Map.entry("Square", Rule.of(FunctionRules::square)),
            Map.entry("Exp", Rule.of(call -> times(call, call.y()))),
            Map.entry("Log", Rule.of(call -> call.builder().div(call.dy(), call.input(0)))),
            Map.entry("Reciprocal", Rule.of(FunctionRules::reciprocal)),
            Map.entry("Cast", Rule.of(FunctionRules::cast)),
            Map.entry("Sqrt", Rule.full(call -> fused("SqrtGrad", call))),
            Map.entry("Rsqrt", Rule.full(call -> fused("RsqrtGrad", call))),
            Map.entry("Sigmoid", Rule.full(call -> fused("SigmoidGrad", call))),
            Map.entry("Tanh", Rule.full(call -> fused("TanhGrad", call))),
            Map.entry("Relu", Rule.full(call -> call.builder().op("ReluGrad", call.dy(), call.y()))),
            Map.entry("SqrtGrad", Rule.full(FunctionRules::ofSqrt, FunctionRules::linear)),
            Map.entry("RsqrtGrad", Rule.full(FunctionRules::ofRsqrt, FunctionRules::linear)),
            Map.entry("SigmoidGrad", Rule.full(FunctionRules::ofSigmoid, FunctionRules::linear)),
            Map.entry("TanhGrad", Rule.full(FunctionRules::ofTanh, FunctionRules::linear)),
            Map.entry("ReluGrad", Rule.full(call -> call.builder().op("ReluGrad", call.dy(), call.input(1)))));

    private FunctionRules() {}

    private static Output<?> times(Call call, Output<?> derivative) {
        return call.builder().mul(call.dy(), derivative);
    }

    private static Output<?> square(Call call) {
        GraphBuilder b = call.builder();
        return b.mul(b.scale(2, call.dy()), call.input(0));
    }

    /** ∂(1/x)/∂x: −dy·y². */
    private static Output<?> reciprocal(Call call) {
        GraphBuilder b = call.builder();
        return b.neg(b.mul(call.dy(), b.square(call.y())));
    }

    /** Passes between float types; an integer or a truth value has no gradient. */
    private static @Nullable Output<?> cast(Call call) {
        DataType from = call.input(0).dataType();
        return from == DataType.DT_FLOAT || from == DataType.DT_DOUBLE
                ? call.builder().op("Cast", call.dy(), "DstT", from)
                : null;
    }

    private static Output<?> fused(String type, Call call) {
        return call.builder().op(type, call.y(), call.dy());
    }

    /** Every fused gradient is linear in its second input. */
    private static Output<?> linear(Call call) {
        return call.builder().op(call.operation().type(), call.input(0), call.dy());
    }

    /** SqrtGrad(s, g) = g / 2s: −dy·y / s. */
    private static Output<?> ofSqrt(Call call) {
        GraphBuilder b = call.builder();
        return b.neg(b.div(b.mul(call.dy(), call.y()), call.input(0)));
    }

    /** RsqrtGrad(r, g) = −g·r³ / 2: −3/2·dy·g·r². */
    private static Output<?> ofRsqrt(Call call) {
        GraphBuilder b = call.builder();
        return b.mul(b.scale(-1.5, b.mul(call.dy(), call.input(1))), b.square(call.input(0)));
    }

    /** SigmoidGrad(s, g) = g·s·(1 − s): dy·g·(1 − 2s). */
    private static Output<?> ofSigmoid(Call call) {
        GraphBuilder b = call.builder();
        return b.mul(b.mul(call.dy(), call.input(1)), b.sub(b.constant(1), b.scale(2, call.input(0))));
    }

    /** TanhGrad(t, g) = g·(1 − t²): −2·dy·g·t. */
    private static Output<?> ofTanh(Call call) {
        GraphBuilder b = call.builder();
        return b.mul(b.scale(-2, b.mul(call.dy(), call.input(1))), call.input(0));
    }
}
