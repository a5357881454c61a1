package dev.evonorm.graph.probe;

/** What the probe found. */
public sealed interface Finding {
    /** The layer may work. {@code fingerprint}: equal for equal functions and gradients, 32 hex digits. */
    record Alive(String fingerprint) implements Finding {}

    /** The layer cannot work. {@code ground}: {@link #NON_FINITE} or {@link #CONSTANT}. */
    record Dead(String ground, String reason) implements Finding {}

    /** At its initial values the layer's output, or a gradient, is infinite or NaN whatever the input. */
    String NON_FINITE = "non-finite";

    /** The layer's output is the same whatever the input. */
    String CONSTANT = "constant";
}
