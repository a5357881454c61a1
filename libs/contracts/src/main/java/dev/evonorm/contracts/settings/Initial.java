package dev.evonorm.contracts.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the first members of the population come from. */
public enum Initial {
    /** Random graphs that pass the tests (paper). */
    @JsonProperty("random")
    RANDOM,
    /** Hand-made layers and their mutants, never the EvoNorms (ours). */
    @JsonProperty("catalogue")
    CATALOGUE
}
