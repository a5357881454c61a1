package dev.evonorm.contracts.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the learning rate goes over the steps. */
public enum Schedule {
    /** The same all along. */
    @JsonProperty("constant")
    CONSTANT,
    /** Half a cosine from the learning rate to zero. */
    @JsonProperty("cosine")
    COSINE
}
