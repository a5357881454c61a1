package dev.evonorm.trainer;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.training.worker.Evaluation;

import java.time.Duration;

/**
 * One way to score a layer. Every CDI bean of this type gets every accepted candidate, through a share group of its own:
 * its workers, in as many processes as there are, share the candidates out. A search waits for the scores of those tasks
 * that its objectives name.
 *
 * <p>A candidate may come again, after the death of a process for one; equal candidates should get equal scores. Several
 * threads may call at the same time.
 */
public interface EvaluationTask {
    /** The name: letters, digits and hyphens. It names the share group and appears in objectives and scores. */
    String name();

    /**
     * Scores a candidate; may take hours. What the numbers do, such as divergence, is an {@link Evaluation.Failed}.
     *
     * @throws Exception where another attempt may help: the candidate is delivered again, up to a limit
     */
    Evaluation evaluate(CandidateAccepted candidate) throws Exception;

    /** How long {@link #evaluate} may take, within which it has to see to its own end; beyond it counts as hung. */
    Duration deadline(CandidateAccepted candidate);
}
