package dev.evonorm.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A fact of a search. In JSON its kind is the field {@code type}: the record's simple name. Readers ignore fields that
 * they do not know.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface Event
        permits TournamentWon,
                CandidateProposed,
                CandidateRejected,
                CandidateRepeated,
                CandidateAccepted,
                CandidateScored,
                CandidateFailed,
                FinalistNamed,
                FinalistEvaluated {
    /** The search that this belongs to. */
    String searchId();

    /** The candidate that this is about; {@link CandidateIds} says how it is made. */
    String candidateId();

    /** The record key on every topic: the candidate's id. */
    @JsonIgnore
    default String key() {
        return candidateId();
    }
}
