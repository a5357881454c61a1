package dev.evonorm.training.ops;

import org.tensorflow.Output;

import java.util.Map;

/** Gradients of choices between inputs, and of what is constant almost everywhere. */
final class ComparisonRules {
    static final Map<String, Rule> TABLE = Map.ofEntries(
            Map.entry("Maximum", Rule.of(call -> chosen(call, "GreaterEqual"), call -> other(call, "GreaterEqual"))),
            Map.entry("Minimum", Rule.of(call -> chosen(call, "LessEqual"), call -> other(call, "LessEqual"))),
            Map.entry(
                    "SelectV2",
                    Rule.of(Rule.Partial.NONE, call -> selected(call, true, 1), call -> selected(call, false, 2))),
            Map.entry("Sign", Rule.CONSTANT),
            Map.entry("GreaterEqual", Rule.CONSTANT),
            Map.entry("Greater", Rule.CONSTANT),
            Map.entry("LessEqual", Rule.CONSTANT),
            Map.entry("Less", Rule.CONSTANT),
            Map.entry("Equal", Rule.CONSTANT),
            Map.entry("IsFinite", Rule.CONSTANT),
            Map.entry("StopGradient", Rule.CONSTANT),
            Map.entry("ZerosLike", Rule.CONSTANT),
            Map.entry("OnesLike", Rule.CONSTANT));

    private ComparisonRules() {}

    /** The gradient where the first input wins; it wins ties. */
    private static Output<?> chosen(Call call, String comparison) {
        return call.unbroadcast(masked(call, comparison), 0);
    }

    /** What the first input did not take. */
    private static Output<?> other(Call call, String comparison) {
        return call.unbroadcast(call.builder().sub(call.dy(), masked(call, comparison)), 1);
    }

    private static Output<?> masked(Call call, String comparison) {
        GraphBuilder b = call.builder();
        Output<?> wins = b.op(comparison, call.input(0), call.input(1));
        return b.mul(call.dy(), b.op("Cast", wins, "DstT", call.y().dataType()));
    }

    private static Output<?> selected(Call call, boolean whereTrue, int input) {
        GraphBuilder b = call.builder();
        Output<?> zero = b.op("ZerosLike", call.dy());
        Output<?> gradient = whereTrue
                ? b.op("SelectV2", call.input(0), call.dy(), zero)
                : b.op("SelectV2", call.input(0), zero, call.dy());
        return call.unbroadcast(gradient, input);
    }
}
