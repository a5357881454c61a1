package dev.evonorm.training.anchor;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.training.anchor.Architecture.Stem;
import dev.evonorm.training.anchor.Block.InvertedResidual;

import java.util.ArrayList;
import java.util.List;

import static dev.evonorm.training.anchor.Architecture.scaled;
import static dev.evonorm.training.anchor.Architecture.stage;

/**
 * EfficientNet-B0 (Tan and Le, Table 1), squeeze-excite ratio 0.25. With 1000 classes and batch normalisation it has
 * 5,288,548 parameters. Dropout and stochastic depth of the original are left out: the proxy trainings are short (ours).
 */
public final class EfficientNetB0 {
    /** Rows of repeats, kernel, stride, expand, out. */
    private static final int[][] STAGES = {
        {1, 3, 1, 1, 16},
        {2, 3, 2, 6, 24},
        {2, 5, 2, 6, 40},
        {3, 3, 2, 6, 80},
        {3, 5, 1, 6, 112},
        {4, 5, 2, 6, 192},
        {1, 3, 1, 6, 320}
    };

    private static final int HEAD = 1280;

    private EfficientNetB0() {}

    /** The published network for 224×224 images. */
    public static Architecture published() {
        return new Architecture(new Stem(3, 2, 32, 0, true), blocks(1, false), HEAD);
    }

    /** The search's network; at paper scale channels × 0.5, and neither the stem nor the first reducing stage reduces. */
    public static Architecture at(Scale scale) {
        return switch (scale) {
            case TINY -> new Architecture(
                    new Stem(3, 2, 16, 0, true),
                    List.of(block(1, 3, 1, 8), block(4, 5, 2, 16), block(4, 3, 1, 16)),
                    64);
            case SMALL -> new Architecture(
                    new Stem(3, 2, 16, 0, true),
                    List.of(
                            block(1, 3, 1, 16),
                            block(4, 3, 1, 16),
                            block(4, 5, 2, 32),
                            block(4, 3, 1, 32),
                            block(4, 5, 1, 32),
                            block(4, 3, 1, 32)),
                    128);
            case PAPER -> new Architecture(
                    new Stem(3, 1, scaled(32, 0.5), 0, true), blocks(0.5, true), scaled(HEAD, 0.5));
        };
    }

    private static List<Block> blocks(double multiplier, boolean firstReductionOff) {
        List<Block> blocks = new ArrayList<>();
        boolean off = firstReductionOff;
        for (int[] row : STAGES) {
            int stride = off ? 1 : row[2];
            off &= row[2] == 1;
            blocks.addAll(stage(row[0], stride, s -> block(row[3], row[1], s, scaled(row[4], multiplier))));
        }
        return blocks;
    }

    private static Block block(int expand, int kernel, int stride, int out) {
        return new InvertedResidual(expand, kernel, stride, out, true);
    }
}
