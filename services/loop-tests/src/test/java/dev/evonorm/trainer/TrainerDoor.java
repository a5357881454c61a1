package dev.evonorm.trainer;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.task.Evaluation;

import java.time.Duration;

/** The trainer-service's own simulated task, without its queue. */
public final class TrainerDoor {
    private final SimulatedTask task;

    public TrainerDoor(String name, double failureRate) {
        task = new SimulatedTask(name, Duration.ZERO, new Mishaps(failureRate, 0, 0));
    }

    /** What it would say of a candidate. */
    public Event evaluate(CandidateAccepted candidate) throws InterruptedException {
        Evaluation evaluation = task.evaluate(candidate);
        return evaluation instanceof Evaluation.Scored scored
                ? new CandidateScored(
                        candidate.searchId(), candidate.candidateId(), task.name(), scored.score(), scored.figures())
                : new CandidateFailed(
                        candidate.searchId(),
                        candidate.candidateId(),
                        task.name(),
                        ((Evaluation.Failed) evaluation).reason());
    }
}
