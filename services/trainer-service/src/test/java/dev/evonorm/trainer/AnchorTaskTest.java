package dev.evonorm.trainer;

import dev.evonorm.contracts.task.Evaluation;
import dev.evonorm.contracts.task.EvaluationTask;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.data.DatasetCatalogue;
import dev.evonorm.training.worker.AnchorTraining;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static dev.evonorm.trainer.Candidates.TRAINING;
import static dev.evonorm.trainer.Candidates.candidate;
import static org.assertj.core.api.Assertions.assertThat;

class AnchorTaskTest {
    private final EvaluationTask task =
            new AnchorTask(Anchor.RESNET50, new AnchorTraining(new DatasetCatalogue(Map.of()), 1));

    @Test
    void theAnchorsNameIsTheTasksAndItsAccuracyTheScore() throws Exception {
        Evaluation evaluation = task.evaluate(candidate("demo", 1, "gn-relu", TRAINING));

        assertThat(task.name()).isEqualTo("resnet50");
        assertThat(evaluation).isInstanceOfSatisfying(Evaluation.Scored.class, scored -> {
            assertThat(scored.score()).isBetween(0.0, 1.0);
            assertThat(scored.figures()).containsKeys("loss", "steps", "stepMillis", "cpuSeconds");
        });
    }

    @Test
    void everyCandidateMeetsTheSameWeightsAndImages() throws Exception {
        var one = (Evaluation.Scored) task.evaluate(candidate("demo", 1, "gn-relu", TRAINING));
        var other = (Evaluation.Scored) task.evaluate(candidate("demo", 2, "gn-relu", TRAINING));

        assertThat(other.score()).isEqualTo(one.score());
        assertThat(other.figures().get("loss")).isEqualTo(one.figures().get("loss"));
    }

    @Test
    void whatCannotBeTrainedFailsWithTheReason() throws Exception {
        Evaluation evaluation = task.evaluate(candidate("demo", 1, "gn-relu", TRAINING.withData("nowhere")));

        assertThat(evaluation).isInstanceOfSatisfying(Evaluation.Failed.class, failed -> assertThat(failed.reason())
                .contains("nowhere")
                .contains("synthetic"));
    }

    @Test
    void aTrainingEndsItselfByItsDeadline() {
        assertThat(task.deadline(candidate("demo", 1, "gn-relu", TRAINING))).isEqualTo(TRAINING.deadline());
    }
}
