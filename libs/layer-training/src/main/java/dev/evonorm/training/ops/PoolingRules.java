package dev.evonorm.training.ops;

import org.tensorflow.Output;

import java.util.Map;

/**
 * Gradients of pooling.
 *
 * <p>Average pooling is linear; maximum pooling is so as long as no maximum moves. So the gradient's gradient is pooling
 * again: of averages, or from the places of the maxima.
 */
final class PoolingRules {
    static final Map<String, Rule> TABLE = Map.of(
            "AvgPool", Rule.full(PoolingRules::average),
            "AvgPoolGrad", Rule.full(Rule.Partial.NONE, call -> pool("AvgPool", call, call.dy())),
            "MaxPool", Rule.full(call -> pool("MaxPoolGrad", call, call.input(0), call.y(), call.dy())),
            "MaxPoolGrad", ofThird("MaxPoolGradGrad"),
            "MaxPoolGradGrad", ofThird("MaxPoolGrad"));

    private PoolingRules() {}

    private static Output<?> average(Call call) {
        return pool("AvgPoolGrad", call, Window.sizes(call.builder(), call.shape(0)), call.dy());
    }

    /** Of g(x, y, dy), where x and y only say where the maxima are. */
    private static Rule ofThird(String type) {
        return Rule.full(
                Rule.Partial.NONE,
                Rule.Partial.NONE,
                call -> pool(type, call, call.input(0), call.input(1), call.dy()));
    }

    private static Output<?> pool(String type, Call call, Output<?>... inputs) {
        return call.builder().op(type, Window.of(call).arguments(inputs));
    }
}
