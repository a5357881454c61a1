package dev.evonorm.example.cost;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.contracts.task.Evaluation;
import dev.evonorm.contracts.task.EvaluationTask;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.Judgement;
import dev.evonorm.training.NetworkTrainer;
import dev.evonorm.training.TrainingOutcome;
import dev.evonorm.training.data.Dataset;
import dev.evonorm.training.data.DatasetCatalogue;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.util.Map;

/**
 * What a layer costs: CPU milliseconds of one training step of ResNet-50 with it, at the scale and batch of the search.
 * Low is good, so a search names it {@code {name: training-cost, better: lower, unit: ms}}.
 *
 * <p>CPU time, not the clock's: other processes on the machine stretch a step's duration, and hardly its cost. It is that
 * of the whole process, TensorFlow's threads included, so one layer is measured at a time; more processes measure more
 * layers. Images are generated, since what they show costs nothing.
 */
@Singleton
final class TrainingCostTask implements EvaluationTask {
    /** Steps of a block where a step takes some 10 ms, and where it takes longer. */
    private static final int MANY = 20;

    private static final int FEW = 5;

    private static final Anchor NETWORK = Anchor.RESNET50;
    private static final Dataset IMAGES = new DatasetCatalogue(Map.of()).named(DatasetCatalogue.SYNTHETIC);

    private final NetworkTrainer trainer = new NetworkTrainer(1);

    TrainingCostTask(@ConfigProperty(name = "evonorm.worker.jobs", defaultValue = "1") int jobs) {
        if (jobs != 1) {
            throw new IllegalArgumentException(
                    "evonorm.worker.jobs is %d; the CPU time of a process tells of one layer at a time: leave it at 1 and start more processes"
                            .formatted(jobs));
        }
    }

    @Override
    public String name() {
        return "training-cost";
    }

    @Override
    public Evaluation evaluate(CandidateAccepted candidate) {
        TrainingSettings scoring = candidate.scoring();
        StepCost cost = new StepCost(scoring.scale() == Scale.TINY ? MANY : FEW);
        TrainingOutcome outcome = trainer.train(
                candidate.graph(),
                NETWORK,
                IMAGES,
                scoring.withSteps(cost.steps()).withData(DatasetCatalogue.SYNTHETIC),
                Judgement.VALIDATION,
                cost);
        if (!cost.isComplete()) {
            return new Evaluation.Failed("no cost after %d of %d steps: %s"
                    .formatted(outcome.figures().steps(), cost.steps(), outcome));
        }
        return new Evaluation.Scored(
                cost.millis(),
                Map.of(
                        "cpuSeconds", outcome.figures().cpuSeconds(),
                        "stepMillis", outcome.figures().stepMillis(),
                        "steps", (double) outcome.figures().steps()));
    }

    @Override
    public Duration deadline(CandidateAccepted candidate) {
        return candidate.scoring().deadline();
    }
}
