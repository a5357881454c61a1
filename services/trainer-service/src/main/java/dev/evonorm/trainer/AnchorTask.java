package dev.evonorm.trainer;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.task.Evaluation;
import dev.evonorm.contracts.task.EvaluationTask;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.Judgement;
import dev.evonorm.training.worker.AnchorTraining;

import java.time.Duration;

/** Trains one anchor network with the layer, as the candidate's settings say; the score is its validation accuracy. */
final class AnchorTask implements EvaluationTask {
    private final Anchor anchor;
    private final AnchorTraining training;

    AnchorTask(Anchor anchor, AnchorTraining training) {
        this.anchor = anchor;
        this.training = training;
    }

    @Override
    public String name() {
        return anchor.id();
    }

    @Override
    public Evaluation evaluate(CandidateAccepted candidate) {
        return training.run(candidate.graph(), anchor.id(), candidate.scoring(), Judgement.VALIDATION);
    }

    @Override
    public Duration deadline(CandidateAccepted candidate) {
        return candidate.scoring().deadline();
    }
}
