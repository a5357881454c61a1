package dev.evonorm.graph.probe;

/** What the probe found. */
public sealed interface Finding {
    /** The layer may work. {@code fingerprint}: equal for equal functions and gradients, 32 hex digits. */
    record Alive(String fingerprint) implements Finding {}

    /** The layer cannot work. {@code ground}: {@code non-finite}, {@code constant} or {@code no-gradient}. */
    record Dead(String ground, String reason) implements Finding {}
}
