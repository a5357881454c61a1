package dev.evonorm.training.anchor;

/** One residual block of an anchor. */
public sealed interface Block {
    /** Stride of the block's one spatial convolution. */
    int stride();

    /**
     * The pre-activation bottleneck of ResNet v2 (He et al., "Identity Mappings in Deep Residual Networks"):
     * layer → 1×1 to {@code width} → layer → 3×3 with the stride → layer → 1×1 to {@code 4·width}, plus the shortcut.
     *
     * <p>The first layer feeds the branch, and the shortcut too where that is a projection; no layer follows the last 1×1.
     *
     * @param width channels of the inner convolutions
     */
    record Bottleneck(int width, int stride) implements Block {
        /** Output channels are this many times the width. */
        public static final int EXPANSION = 4;
    }

    /**
     * The inverted residual of MobileNetV2 and EfficientNet: 1×1 to {@code expand·in} → layer → depthwise k×k with the
     * stride → layer → squeeze-excite if any → 1×1 to {@code out} → affine, plus the input where shapes agree.
     *
     * @param expand expansion ratio; with 1 the first convolution and its layer are absent
     * @param kernel side k of the depthwise convolution
     * @param squeezeExcite whether channels are gated by their pooled means, squeezed to a quarter of the block's input
     */
    record InvertedResidual(int expand, int kernel, int stride, int out, boolean squeezeExcite) implements Block {}
}
