package dev.evonorm.training.ops;

import org.tensorflow.Output;

import java.util.Map;

/** Gradients of binary arithmetic, whose inputs x and z may be broadcast to the shape of y. */
final class ArithmeticRules {
    static final Map<String, Rule> TABLE = Map.of(
            "AddV2", Rule.of(call -> call.unbroadcast(call.dy(), 0), call -> call.unbroadcast(call.dy(), 1)),
            "AddN", (call, input) -> call.dy(),
            "Sub",
                    Rule.of(call -> call.unbroadcast(call.dy(), 0), call -> call.builder()
                            .neg(call.unbroadcast(call.dy(), 1))),
            "Mul", Rule.of(call -> product(call, 1, 0), call -> product(call, 0, 1)),
            "RealDiv", Rule.of(call -> call.unbroadcast(quotient(call), 0), ArithmeticRules::divisor),
            "SquaredDifference",
                    Rule.of(call -> call.unbroadcast(twiceDifference(call), 0), call -> call.builder()
                            .neg(call.unbroadcast(twiceDifference(call), 1))));

    private ArithmeticRules() {}

    /** ∂(x·z)/∂x: dy·z. */
    private static Output<?> product(Call call, int factor, int of) {
        return Compact.sumOfProductTo(
                call.builder(), call.dy(), call.input(factor), call.y().shape(), call.shape(of));
    }

    /** dy/z. */
    private static Output<?> quotient(Call call) {
        return call.builder().div(call.dy(), call.input(1));
    }

    /** ∂(x/z)/∂z: −(dy/z)·y. */
    private static Output<?> divisor(Call call) {
        return call.builder().neg(call.unbroadcast(call.builder().mul(quotient(call), call.y()), 1));
    }

    /** ∂(x−z)²/∂x: 2·dy·(x−z). */
    private static Output<?> twiceDifference(Call call) {
        GraphBuilder b = call.builder();
        return b.mul(b.scale(2, call.dy()), b.sub(call.input(0), call.input(1)));
    }
}
