package dev.evonorm.training.ops;

import org.tensorflow.Output;

import java.util.Map;

/**
 * Gradients of convolutions.
 *
 * <p>A convolution y = x ∗ w is linear in x and in w; so ⟨dy, x ∗ w⟩ is a trilinear form, and the convolution and its two
 * backprops are its three partial derivatives. Differentiating any of them gives the other two.
 */
final class ConvolutionRules {
    static final Map<String, Rule> TABLE = Map.of(
            "Conv2D", forward("Conv2D"),
            "Conv2DBackpropInput", backpropInput("Conv2D"),
            "Conv2DBackpropFilter", backpropFilter("Conv2D"),
            "DepthwiseConv2dNative", forward("DepthwiseConv2dNative"),
            "DepthwiseConv2dNativeBackpropInput", backpropInput("DepthwiseConv2dNative"),
            "DepthwiseConv2dNativeBackpropFilter", backpropFilter("DepthwiseConv2dNative"));

    private ConvolutionRules() {}

    /** Of y(x, w). */
    private static Rule forward(String type) {
        return Rule.full(
                call -> inputGradient(type, call, 0, call.input(1), call.dy()),
                call -> filterGradient(type, call, 1, call.input(0), call.dy()));
    }

    /** Of dx(sizes of x, w, dy), where the incoming gradient takes the place of x. */
    private static Rule backpropInput(String type) {
        return Rule.full(
                Rule.Partial.NONE,
                call -> filterGradient(type, call, 1, call.dy(), call.input(2)),
                call -> convolution(type, call, call.dy(), call.input(1)));
    }

    /** Of dw(x, sizes of w, dy), where the incoming gradient takes the place of w. */
    private static Rule backpropFilter(String type) {
        return Rule.full(
                call -> inputGradient(type, call, 0, call.dy(), call.input(2)),
                Rule.Partial.NONE,
                call -> convolution(type, call, call.input(0), call.dy()));
    }

    private static Output<?> convolution(String type, Call call, Output<?> x, Output<?> filter) {
        return call.builder().op(type, Window.of(call).arguments(x, filter));
    }

    private static Output<?> inputGradient(String type, Call call, int of, Output<?> filter, Output<?> dy) {
        Output<?> sizes = Window.sizes(call.builder(), call.shape(of));
        return call.builder().op(type + "BackpropInput", Window.of(call).arguments(sizes, filter, dy));
    }

    private static Output<?> filterGradient(String type, Call call, int of, Output<?> x, Output<?> dy) {
        Output<?> sizes = Window.sizes(call.builder(), call.shape(of));
        return call.builder().op(type + "BackpropFilter", Window.of(call).arguments(x, sizes, dy));
    }
}
