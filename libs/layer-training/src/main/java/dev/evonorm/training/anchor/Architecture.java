package dev.evonorm.training.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * An anchor as data: stem, blocks, head. Images [b, h, w, 3] become logits [b, classes] by stem → blocks → head → layer →
 * mean over (h, w) → dense.
 *
 * @param stem what comes before the blocks
 * @param blocks the residual blocks in order
 * @param headWidth channels of the last 1×1 convolution; 0 for none, as in ResNet
 */
public record Architecture(Stem stem, List<Block> blocks, int headWidth) {
    public Architecture {
        blocks = List.copyOf(blocks);
    }

    /**
     * The first convolution.
     *
     * @param poolStride stride of the 3×3 max pool that follows; 0 for none
     * @param layer whether the layer follows; in ResNet v2 the first block brings it
     */
    public record Stem(int kernel, int stride, int width, int poolStride, boolean layer) {}

    /** {@code repeats} blocks of which the first alone has the stage's stride. */
    static List<Block> stage(int repeats, int stride, IntFunction<Block> blockOfStride) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            blocks.add(blockOfStride.apply(i == 0 ? stride : 1));
        }
        return blocks;
    }

    /**
     * Channels scaled by a multiplier and rounded to a multiple of 8, never down by more than a tenth (the rule of
     * MobileNetV2 and EfficientNet's official code).
     */
    static int scaled(int channels, double multiplier) {
        double wanted = channels * multiplier;
        int rounded = Math.max(8, (int) (wanted + 4) / 8 * 8);
        return rounded < 0.9 * wanted ? rounded + 8 : rounded;
    }
}
