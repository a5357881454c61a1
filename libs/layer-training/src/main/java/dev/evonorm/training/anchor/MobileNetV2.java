package dev.evonorm.training.anchor;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.training.anchor.Architecture.Stem;
import dev.evonorm.training.anchor.Block.InvertedResidual;

import java.util.ArrayList;
import java.util.List;

import static dev.evonorm.training.anchor.Architecture.scaled;
import static dev.evonorm.training.anchor.Architecture.stage;

/** MobileNetV2 (Sandler et al., Table 2). With 1000 classes and batch normalisation it has 3,504,872 parameters. */
public final class MobileNetV2 {
    /** Rows of expand, out, repeats, stride. */
    private static final int[][] STAGES = {
        {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
    };

    private static final int HEAD = 1280;

    private MobileNetV2() {}

    /** The published network for 224×224 images. */
    public static Architecture published() {
        return new Architecture(new Stem(3, 2, 32, 0, true), blocks(1, false), HEAD);
    }

    /**
     * The search's network; at paper scale channels × 0.5 but for the head (the published rule for multipliers under 1),
     * and neither the stem nor the first reducing stage reduces.
     */
    public static Architecture at(Scale scale) {
        return switch (scale) {
            case TINY -> new Architecture(
                    new Stem(3, 2, 16, 0, true), List.of(block(1, 1, 8), block(4, 2, 16), block(4, 1, 16)), 64);
            case SMALL -> new Architecture(
                    new Stem(3, 2, 16, 0, true),
                    List.of(
                            block(1, 1, 16),
                            block(4, 1, 16),
                            block(4, 2, 32),
                            block(4, 1, 32),
                            block(4, 1, 32),
                            block(4, 1, 32)),
                    128);
            case PAPER -> new Architecture(new Stem(3, 1, scaled(32, 0.5), 0, true), blocks(0.5, true), HEAD);
        };
    }

    private static List<Block> blocks(double multiplier, boolean firstReductionOff) {
        List<Block> blocks = new ArrayList<>();
        boolean off = firstReductionOff;
        for (int[] row : STAGES) {
            int stride = off ? 1 : row[3];
            off &= row[3] == 1;
            blocks.addAll(stage(row[2], stride, s -> block(row[0], s, scaled(row[1], multiplier))));
        }
        return blocks;
    }

    private static Block block(int expand, int stride, int out) {
        return new InvertedResidual(expand, 3, stride, out, false);
    }
}
