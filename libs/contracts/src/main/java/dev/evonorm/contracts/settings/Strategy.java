package dev.evonorm.contracts.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How offspring come about. */
public enum Strategy {
    /** Mutants of tournament winners. */
    @JsonProperty("evolution")
    EVOLUTION,
    /** The paper's baseline "RS + rej": every proposal is a fresh random graph. */
    @JsonProperty("random")
    RANDOM
}
