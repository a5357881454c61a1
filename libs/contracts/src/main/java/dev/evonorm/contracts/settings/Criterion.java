package dev.evonorm.contracts.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What wins a tournament (paper, section 4). */
public enum Criterion {
    /** A random member of the sample's Pareto front over the objectives. */
    @JsonProperty("pareto")
    PARETO,
    /** The highest mean over the objectives, which are all shares then. */
    @JsonProperty("average")
    AVERAGE
}
