package dev.evonorm.contracts.event;

import java.util.List;

/** The names of the topics; the version is part of the name, an incompatible event gets a new topic. */
public final class Topics {
    /** Selector → mutator: {@link TournamentWon}. */
    public static final String WINNERS = "layers.winners.v1";
    /** Mutator → rejection: {@link CandidateProposed}. */
    public static final String PROPOSED = "layers.proposed.v1";
    /** Rejection → selector: {@link CandidateRejected}, {@link CandidateRepeated}. */
    public static final String REJECTED = "layers.rejected.v1";
    /** Rejection (and selector, for references) → every evaluation task: {@link CandidateAccepted}. */
    public static final String ACCEPTED = "layers.accepted.v1";
    /** Evaluation tasks → selector: {@link CandidateScored}, {@link CandidateFailed}. */
    public static final String SCORED = "layers.scored.v1";
    /** Selector → eval: {@link FinalistNamed}. */
    public static final String FINALISTS = "layers.finalists.v1";
    /** Eval → selector: {@link FinalistEvaluated}, {@link CandidateFailed}. */
    public static final String EVALUATED = "layers.evaluated.v1";

    private Topics() {}

    /** All topics, in the order of the flow. */
    public static List<String> all() {
        return List.of(WINNERS, PROPOSED, REJECTED, ACCEPTED, SCORED, FINALISTS, EVALUATED);
    }

    /** Where a group puts what it could not decode or do: {@code TOPIC.GROUP.dlq}. */
    public static String deadLetters(String topic, String group) {
        return topic + "." + group + ".dlq";
    }

    /** The share group of an evaluation task on {@link #ACCEPTED}: {@code task.NAME}. */
    public static String taskGroup(String task) {
        return "task." + task;
    }
}
