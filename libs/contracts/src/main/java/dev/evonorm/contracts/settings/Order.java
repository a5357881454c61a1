package dev.evonorm.contracts.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In which order outcomes are counted: what a tournament can choose from depends on it. */
public enum Order {
    /** As they arrive: no worker waits for another, and the course of the search depends on how fast each is (ours). */
    @JsonProperty("arrival")
    ARRIVAL,
    /**
     * Ticket by ticket: an outcome that comes early waits for those before it. The search is a function of its settings
     * and of what the tests and tasks say of each candidate, however many workers there are (ours).
     */
    @JsonProperty("ticket")
    TICKET
}
