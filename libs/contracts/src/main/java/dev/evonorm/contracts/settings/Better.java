package dev.evonorm.contracts.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which scores of an objective are good. */
public enum Better {
    /** High ones, as of an accuracy. */
    @JsonProperty("higher")
    HIGHER,
    /** Low ones, as of a cost. */
    @JsonProperty("lower")
    LOWER
}
