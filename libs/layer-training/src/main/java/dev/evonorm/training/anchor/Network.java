package dev.evonorm.training.anchor;

import dev.evonorm.training.anchor.Architecture.Stem;
import dev.evonorm.training.anchor.Block.Bottleneck;
import dev.evonorm.training.anchor.Block.InvertedResidual;
import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.Output;

/**
 * Builds an architecture around a layer: images [b, h, w, 3] → logits [b, classes]. Convolutions have no bias, padding is
 * SAME.
 *
 * <p>Convolutions start with variance 4 / (k·k·channels out), twice that of He et al. (2015, fan-out): before a
 * normalisation larger kernels mean smaller effective steps. At tiny scale, after 100 steps, it is worth 4 points to
 * gn-relu and 1 to frn, and nothing to bn-relu (ours). Depthwise ones start with 2 / (k·k), He's for the one channel that
 * each reads: counting all channels, EvoNorm-S0 stays at chance on MobileNetV2 at paper scale; the price is 1 to 2 points
 * of frn on EfficientNet at tiny scale. The classifier starts with deviation 0.01 (official ResNet code): with
 * 1 / √channels EvoNorm-B0's loss passes 100 on ResNet-50 at paper scale. The layers of squeeze-excite start with variance
 * 1 / channels in.
 */
public final class Network {
    private static final double CONVOLUTION_VARIANCE = 4;
    private static final double DEPTHWISE_VARIANCE = 2;

    private static final double CLASSIFIER_VARIANCE = 1e-4;

    private final GraphBuilder graph;
    private final Variables variables;
    private final NetworkForm form;

    public Network(GraphBuilder graph, Variables variables, NetworkForm form) {
        this.graph = graph;
        this.variables = variables;
        this.form = form;
    }

    /** The logits of images under an architecture. */
    public Output<?> logits(Architecture architecture, Output<?> images, int classes) {
        Output<?> y = stem(images, architecture.stem());
        for (Block block : architecture.blocks()) {
            y = block(y, block);
        }
        if (architecture.headWidth() > 0) {
            y = convolution(y, 1, 1, architecture.headWidth());
        }
        return dense(pooled(form.layer(y)), classes, CLASSIFIER_VARIANCE);
    }

    private Output<?> block(Output<?> x, Block block) {
        if (block instanceof Bottleneck bottleneck) {
            return bottleneck(x, bottleneck);
        }
        return invertedResidual(x, (InvertedResidual) block);
    }

    private Output<?> stem(Output<?> images, Stem stem) {
        Output<?> y = convolution(images, stem.kernel(), stem.stride(), stem.width());
        if (stem.layer()) {
            y = form.layer(y);
        }
        if (stem.poolStride() > 0) {
            y = graph.op("MaxPool", y, "ksize", window(3), "strides", window(stem.poolStride()), "padding", "SAME");
        }
        return y;
    }

    private Output<?> bottleneck(Output<?> x, Bottleneck block) {
        int out = block.width() * Bottleneck.EXPANSION;
        Output<?> active = form.layer(x);
        boolean same = block.stride() == 1 && channels(x) == out;
        Output<?> shortcut = same ? x : convolution(active, 1, block.stride(), out);
        Output<?> y = convolution(active, 1, 1, block.width());
        y = convolution(form.layer(y), 3, block.stride(), block.width());
        y = convolution(form.layer(y), 1, 1, out);
        return graph.add(shortcut, y);
    }

    private Output<?> invertedResidual(Output<?> x, InvertedResidual block) {
        long in = channels(x);
        Output<?> y = x;
        if (block.expand() > 1) {
            y = form.layer(convolution(y, 1, 1, in * block.expand()));
        }
        y = form.layer(depthwise(y, block.kernel(), block.stride()));
        if (block.squeezeExcite()) {
            y = graph.mul(y, gates(y, Math.max(1, in / 4)));
        }
        y = form.affine(convolution(y, 1, 1, block.out()));
        return block.stride() == 1 && in == block.out() ? graph.add(x, y) : y;
    }

    /** Squeeze-excite (Hu et al.): σ(W₂·silu(W₁·mean_hw(x) + b₁) + b₂), [b, 1, 1, c]; silu as in EfficientNet. */
    private Output<?> gates(Output<?> x, long squeezed) {
        long channels = channels(x);
        long batch = x.shape().size(0);
        Output<?> hidden = dense(pooled(x), squeezed, 1.0 / channels);
        hidden = graph.mul(hidden, graph.sigmoid(hidden));
        Output<?> gate = graph.sigmoid(dense(hidden, channels, 1.0 / squeezed));
        return graph.reshape(gate, batch, 1, 1, channels);
    }

    /** The mean over (h, w), [b, c]. */
    private Output<?> pooled(Output<?> x) {
        return graph.reshape(graph.mean(x, 1, 2), x.shape().size(0), channels(x));
    }

    private Output<?> dense(Output<?> x, long out, double variance) {
        long in = x.shape().size(1);
        Output<?> product = graph.matMul(x, variables.kernel(variance, in, out).value());
        return graph.add(product, variables.vector(0, out).value());
    }

    private Output<?> convolution(Output<?> x, int kernel, int stride, long out) {
        long in = channels(x);
        double variance = CONVOLUTION_VARIANCE / (kernel * kernel * out);
        Output<?> weights = variables.kernel(variance, kernel, kernel, in, out).value();
        return graph.op("Conv2D", x, weights, "strides", window(stride), "padding", "SAME");
    }

    private Output<?> depthwise(Output<?> x, int kernel, int stride) {
        long channels = channels(x);
        double variance = DEPTHWISE_VARIANCE / (kernel * kernel);
        Output<?> weights =
                variables.kernel(variance, kernel, kernel, channels, 1).value();
        return graph.op("DepthwiseConv2dNative", x, weights, "strides", window(stride), "padding", "SAME");
    }

    private static long channels(Output<?> x) {
        return x.shape().size(3);
    }

    private static long[] window(int side) {
        return new long[] {1, side, side, 1};
    }
}
