package dev.evonorm.contracts.event;

/** A task could not judge a candidate: divergence, an overrun deadline, or N deliveries without an answer. */
public record CandidateFailed(String searchId, String candidateId, String task, String reason) implements Event {}
