package dev.evonorm.contracts.task;

import dev.evonorm.contracts.event.CandidateAccepted;

import java.time.Duration;

/**
 * One way to score a layer. In a service with the task-kit every CDI bean of this type gets every accepted candidate,
 * through a share group of its own: its workers, in as many processes as there are, share the candidates out. A search
 * waits for the scores of those tasks that its objectives name, and they say whether high or low scores are good.
 *
 * <p>A candidate may come again, after the death of a process for one; equal candidates should get equal scores. Several
 * threads may call at the same time.
 */
public interface EvaluationTask {
    /** The name: 1 to 64 letters, digits and hyphens. It names the share group and appears in objectives and scores. */
    String name();

    /**
     * Scores a candidate; may take hours. What the numbers do, such as divergence, is an {@link Evaluation.Failed}.
     *
     * @throws Exception where another attempt may help: the candidate is delivered again, up to a limit, and fails then
     */
    Evaluation evaluate(CandidateAccepted candidate) throws Exception;

    /**
     * How long {@link #evaluate} may take, within which it has to see to its own end; beyond it and a margin it counts as
     * hung, and the process halts.
     */
    Duration deadline(CandidateAccepted candidate);
}
