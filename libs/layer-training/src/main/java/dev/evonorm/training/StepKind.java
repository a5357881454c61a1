package dev.evonorm.training;

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

    /** The name in tables and JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
