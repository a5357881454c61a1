package dev.evonorm.training;

import dev.evonorm.training.compile.Effort;

import java.util.Locale;

/** What is timed side by side in one network. */
public enum StepKind {
    /** A training step with the layer as it is compiled. */
    COMPILED,
    /** The same with one operation for each node of the layer and of its gradients. */
    PLAIN,
    /** As plain, with every node in the shape of x, moments and vectors too: the search space's definition, word by word. */
    LITERAL,
    /** TensorFlow's fused batch normalisation and ReLU in place of the layer: tuned by hand. */
    FUSED,
    /** No layers: the convolutions alone. */
    BARE,
    /** A step of the stability test's ascent with the compiled layer. */
    ASCENT;

    /** Steps of a training. */
    private static final int MANY = 1000;

    /** What steps of this kind are made cheaper with, where they are many. The yardsticks get no loops. */
    Effort effort(int images, int side) {
        return switch (this) {
            case COMPILED, ASCENT -> Effort.of(images, side, MANY);
            case FUSED, BARE -> Effort.of(images, side, 0);
            case PLAIN, LITERAL -> Effort.NONE;
        };
    }

    /** The name in tables and JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
