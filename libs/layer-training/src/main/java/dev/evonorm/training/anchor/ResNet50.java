package dev.evonorm.training.anchor;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.training.anchor.Architecture.Stem;
import dev.evonorm.training.anchor.Block.Bottleneck;

import java.util.ArrayList;
import java.util.List;

import static dev.evonorm.training.anchor.Architecture.stage;

/**
 * Pre-activation ResNet-50 (v2): stages of 3, 4, 6, 3 bottlenecks of widths 64, 128, 256, 512.
 *
 * <p>With 1000 classes and batch normalisation it has 25,549,352 parameters, 7,680 fewer than the published 25,557,032 of
 * version 1: the pre-activation form has no normalisation on the stem, on the four projections and after the blocks' last
 * convolutions, but one before every block and one at the end.
 */
public final class ResNet50 {
    private static final int[] REPEATS = {3, 4, 6, 3};
    private static final int[] WIDTHS = {64, 128, 256, 512};

    private ResNet50() {}

    /** The published network for 224×224 images. */
    public static Architecture published() {
        return new Architecture(new Stem(7, 2, 64, 2, false), blocks(1), 0);
    }

    /** The search's network; at paper scale channels × 0.25, and stem and pool have stride 1. */
    public static Architecture at(Scale scale) {
        return switch (scale) {
            case TINY -> new Architecture(
                    new Stem(3, 2, 16, 0, false),
                    List.of(new Bottleneck(8, 1), new Bottleneck(16, 2), new Bottleneck(16, 1)),
                    0);
            case SMALL -> new Architecture(
                    new Stem(3, 2, 32, 0, false),
                    List.of(
                            new Bottleneck(16, 1),
                            new Bottleneck(16, 1),
                            new Bottleneck(32, 2),
                            new Bottleneck(32, 1),
                            new Bottleneck(32, 1),
                            new Bottleneck(32, 1)),
                    0);
            case PAPER -> new Architecture(new Stem(7, 1, 16, 1, false), blocks(0.25), 0);
        };
    }

    private static List<Block> blocks(double multiplier) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < REPEATS.length; i++) {
            int width = (int) (WIDTHS[i] * multiplier);
            blocks.addAll(stage(REPEATS[i], i == 0 ? 1 : 2, stride -> new Bottleneck(width, stride)));
        }
        return blocks;
    }
}
