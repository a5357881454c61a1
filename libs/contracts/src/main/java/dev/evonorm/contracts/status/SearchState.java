package dev.evonorm.contracts.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a search stands. */
public enum SearchState {
    /** Tickets are issued. */
    @JsonProperty("running")
    RUNNING,
    /** No new tickets until resumed. */
    @JsonProperty("paused")
    PAUSED,
    /** The budget is spent; candidates in flight are waited for. */
    @JsonProperty("draining")
    DRAINING,
    /** The best are being re-ranked. */
    @JsonProperty("finals")
    FINALS,
    /** All is decided. */
    @JsonProperty("done")
    DONE,
    /** Ended early on request, without finals. */
    @JsonProperty("stopped")
    STOPPED;

    /** Whether nothing more will happen. */
    public boolean ended() {
        return this == DONE || this == STOPPED;
    }
}
