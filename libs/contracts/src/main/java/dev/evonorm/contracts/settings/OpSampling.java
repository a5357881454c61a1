package dev.evonorm.contracts.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a primitive is drawn from Table 2 (ours: the paper is silent). */
public enum OpSampling {
    /** Uniformly over the 15 rows, then uniformly over the index sets. */
    @JsonProperty("rows")
    ROWS,
    /** Uniformly over the 24 pairs of an op and its index set. */
    @JsonProperty("instances")
    INSTANCES
}
