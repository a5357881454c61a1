package dev.evonorm.eval;

import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.event.FinalistNamed;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.task.Evaluation;
import dev.evonorm.service.Publication;
import dev.evonorm.service.Work;
import dev.evonorm.service.telemetry.Stage;
import dev.evonorm.service.telemetry.Stages;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.Judgement;
import dev.evonorm.training.worker.AnchorTraining;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finalists in, their test accuracies out. This alone looks at the test images, once a finalist. A finalist that fails on
 * one anchor fails: a mean over fewer anchors would not compare.
 */
final class FinalistWork implements Work<FinalistNamed> {
    /** The task that failures name. */
    static final String TASK = "finals";

    private final AnchorTraining training;
    private final Duration margin;
    private final Stages stages;

    /** @param margin time beyond the settings' own deadlines before a job counts as hung */
    FinalistWork(AnchorTraining training, Duration margin, Stages stages) {
        this.training = training;
        this.margin = margin;
        this.stages = stages;
    }

    @Override
    public Class<FinalistNamed> type() {
        return FinalistNamed.class;
    }

    @Override
    public List<Publication> perform(FinalistNamed finalist) {
        Map<String, Double> accuracies = new HashMap<>();
        Map<String, Double> figures = new HashMap<>();
        for (String anchor : finalist.anchors()) {
            Evaluation evaluation = evaluate(finalist, anchor);
            if (evaluation instanceof Evaluation.Failed failed) {
                return failure(finalist, anchor + ": " + failed.reason());
            }
            Evaluation.Scored scored = (Evaluation.Scored) evaluation;
            accuracies.put(anchor, scored.score());
            scored.figures().forEach((name, value) -> figures.put(name + "." + anchor, value));
            figures.merge("cpuSeconds", scored.figures().getOrDefault("cpuSeconds", 0.0), Double::sum);
        }
        return publication(new FinalistEvaluated(finalist.searchId(), finalist.candidateId(), accuracies, figures));
    }

    private Evaluation evaluate(FinalistNamed finalist, String anchor) {
        // Metrics keep each name that they are told.
        String known = Anchor.byId(anchor).isPresent() ? anchor : "unknown";
        try (Stage stage = stages.begin("evaluate", known)) {
            Evaluation evaluation = training.run(finalist.graph(), anchor, finalist.training(), Judgement.TEST);
            if (evaluation instanceof Evaluation.Scored scored) {
                stage.verdict("evaluated").figure("accuracy", scored.score());
            } else {
                stage.verdict("failed");
            }
            return evaluation;
        }
    }

    @Override
    public List<Publication> giveUp(FinalistNamed finalist, String reason) {
        return failure(finalist, reason);
    }

    @Override
    public Duration hardDeadline(FinalistNamed finalist) {
        return finalist.training()
                .deadline()
                .multipliedBy(finalist.anchors().size())
                .plus(margin);
    }

    private static List<Publication> failure(FinalistNamed finalist, String reason) {
        return publication(new CandidateFailed(finalist.searchId(), finalist.candidateId(), TASK, reason));
    }

    private static List<Publication> publication(Event answer) {
        return List.of(new Publication(Topics.EVALUATED, answer));
    }
}
