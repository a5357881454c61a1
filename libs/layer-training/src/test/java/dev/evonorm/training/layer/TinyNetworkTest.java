package dev.evonorm.training.layer;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.training.compile.Compiler;
import dev.evonorm.training.ops.Differences;
import dev.evonorm.training.ops.Differences.Input;
import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.Gradients;
import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.GraphValues;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Output;

import java.util.List;
import java.util.Random;

import static dev.evonorm.training.ops.Differences.input;
import static org.assertj.core.api.Assertions.assertThat;

/** The loss of a whole network and ‖∂ℓ/∂θ‖, which the stability test ascends: their gradients are exact. */
final class TinyNetworkTest {
    private static final List<long[]> WEIGHTS = List.of(
            new long[] {3, 3, 2, 4},
            new long[] {4},
            new long[] {4},
            new long[] {3, 3, 4, 1},
            new long[] {1, 1, 4, 4},
            new long[] {4, 3},
            new long[] {3});

    private final Random random = new Random(3);

    @ParameterizedTest
    @ValueSource(strings = {"evonorm-b0", "evonorm-s0", "bn-relu", "gn-silu"})
    void gradients_of_the_loss_and_of_its_gradient(String name) {
        LayerGraph layer = Catalogue.find(name).orElseThrow().graph().withGroups(2);
        List<Input> weights =
                WEIGHTS.stream().map(shape -> input(random, shape)).toList();
        Differences.check(random, Compiler::builder, (builder, in) -> loss(builder, layer, in), weights);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evonorm-b0", "bn-relu"})
    void gradient_of_the_norm_of_the_gradient(String name) {
        LayerGraph layer = Catalogue.find(name).orElseThrow().graph().withGroups(2);
        try (Graph graph = new Graph()) {
            GraphBuilder b = Compiler.builder(graph, FloatType.FLOAT64);
            List<Output<?>> weights =
                    WEIGHTS.stream().<Output<?>>map(b::placeholder).toList();
            List<Output<?>> gradients = Gradients.of(b, loss(b, layer, weights), weights);
            Output<?> norm = b.sqrt(b.addAll(gradients.stream()
                    .<Output<?>>map(gradient -> b.sumAll(b.square(gradient)))
                    .toList()));
            List<Output<?>> ascent = Gradients.of(b, norm, weights);
            try (GraphValues values = new GraphValues(b)) {
                List<Input> at =
                        WEIGHTS.stream().map(shape -> input(random, shape)).toList();
                for (int i = 0; i < at.size(); i++) {
                    values.feed(weights.get(i), at.get(i).values());
                }
                List<double[]> exact = values.of(ascent);
                for (int i = 0; i < at.size(); i++) {
                    double difference =
                            Differences.derivative(values, norm, at.get(i).values(), 0);
                    assertThat(exact.get(i)[0])
                            .as("weight %d", i)
                            .isCloseTo(difference, Offset.offset(1e-7 * Math.max(1, Math.abs(difference))));
                }
            }
        }
    }

    /** conv → layer → depthwise → conv, shortcut → layer → mean → dense → cross-entropy, on fixed images. */
    private static Output<?> loss(GraphBuilder b, LayerGraph layer, List<Output<?>> weights) {
        Output<?> images = b.reshape(
                b.op("Sin", b.op("Range", b.constant(0), b.constant(2 * 4 * 4 * 2), b.constant(1))), 2, 4, 4, 2);
        Output<?> y = convolution(b, "Conv2D", images, weights.get(0), 1);
        y = LayerOps.training(b, layer, y, weights.get(1), weights.get(2)).y();
        y = convolution(b, "DepthwiseConv2dNative", y, weights.get(3), 2);
        y = b.add(y, convolution(b, "Conv2D", y, weights.get(4), 1));
        y = LayerOps.training(b, layer, y, weights.get(1), weights.get(2)).y();
        Output<?> pooled = b.reshape(b.mean(y, 1, 2), 2, 4);
        Output<?> logits = b.add(b.matMul(pooled, weights.get(5)), weights.get(6));
        return b.meanAll(b.softmaxCrossEntropy(logits, b.intConstants(2, 0)));
    }

    private static Output<?> convolution(GraphBuilder b, String type, Output<?> x, Output<?> kernel, int stride) {
        return b.op(type, x, kernel, "strides", new long[] {1, stride, stride, 1}, "padding", "SAME");
    }
}
