package dev.evonorm.task;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.task.Evaluation;
import dev.evonorm.contracts.task.EvaluationTask;
import dev.evonorm.service.Publication;
import dev.evonorm.service.Work;
import dev.evonorm.service.telemetry.Stage;
import dev.evonorm.service.telemetry.Stages;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Accepted candidates in, what one task says of them out; nothing, where the search does not ask the task. */
final class TaskWork implements Work<CandidateAccepted> {
    private final EvaluationTask task;
    private final Duration margin;
    private final Stages stages;

    /**
     * @param margin time beyond the task's own deadline before a job counts as hung
     */
    TaskWork(EvaluationTask task, Duration margin, Stages stages) {
        this.task = task;
        this.margin = margin;
        this.stages = stages;
    }

    @Override
    public Class<CandidateAccepted> type() {
        return CandidateAccepted.class;
    }

    @Override
    public List<Publication> perform(CandidateAccepted candidate) throws Exception {
        if (!candidate.asks(task.name())) {
            return List.of();
        }
        Evaluation evaluation = train(candidate);
        if (!(evaluation instanceof Evaluation.Scored scored)) {
            return failure(candidate, ((Evaluation.Failed) evaluation).reason());
        }
        if (!Double.isFinite(scored.score())) {
            return failure(candidate, "the score is %s, which is no finite number".formatted(scored.score()));
        }
        return publication(new CandidateScored(
                candidate.searchId(), candidate.candidateId(), task.name(), scored.score(), finite(scored.figures())));
    }

    private Evaluation train(CandidateAccepted candidate) throws Exception {
        try (Stage stage = stages.begin("train", task.name())) {
            Evaluation evaluation = task.evaluate(candidate);
            if (evaluation instanceof Evaluation.Scored scored) {
                stage.verdict("scored").figure("score", scored.score());
                scored.figures().forEach(stage::figure);
            } else {
                stage.verdict("failed");
            }
            return evaluation;
        }
    }

    @Override
    public List<Publication> giveUp(CandidateAccepted candidate, String reason) {
        return failure(candidate, reason);
    }

    @Override
    public Duration hardDeadline(CandidateAccepted candidate) {
        return task.deadline(candidate).plus(margin);
    }

    private static Map<String, Double> finite(Map<String, Double> figures) {
        Map<String, Double> kept = new HashMap<>(figures);
        kept.values().removeIf(value -> !Double.isFinite(value));
        return kept;
    }

    private List<Publication> failure(CandidateAccepted candidate, String reason) {
        return publication(new CandidateFailed(candidate.searchId(), candidate.candidateId(), task.name(), reason));
    }

    private static List<Publication> publication(Event answer) {
        return List.of(new Publication(Topics.SCORED, answer));
    }
}
