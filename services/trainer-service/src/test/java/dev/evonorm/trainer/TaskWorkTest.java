package dev.evonorm.trainer;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.service.Publication;
import dev.evonorm.service.telemetry.Stages;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.data.DatasetCatalogue;
import dev.evonorm.training.worker.AnchorTraining;
import dev.evonorm.training.worker.Evaluation;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static dev.evonorm.trainer.Candidates.TRAINING;
import static dev.evonorm.trainer.Candidates.candidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TaskWorkTest {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final AnchorTraining training = new AnchorTraining(new DatasetCatalogue(Map.of()), 1);
    private final TaskWork work = work(new AnchorTask(Anchor.RESNET50, training));

    @Test
    void aTrainedAnchorIsAScoreOfTheTaskThatBearsItsName() throws Exception {
        Event answer = only(work.perform(candidate("demo", 1, "gn-relu", TRAINING)));

        assertThat(answer).isInstanceOfSatisfying(CandidateScored.class, scored -> {
            assertThat(scored.candidateId()).isEqualTo("demo-00001");
            assertThat(scored.task()).isEqualTo("resnet50");
            assertThat(scored.score()).isBetween(0.0, 1.0);
            assertThat(scored.figures()).containsKeys("loss", "steps", "stepMillis", "cpuSeconds");
        });
    }

    @Test
    void aCandidateOfASearchWithOtherObjectivesIsPassedOver() throws Exception {
        CandidateAccepted candidate = candidate("demo", 1, "gn-relu", TRAINING, List.of("mobilenetv2", "speed"));

        assertThat(work.perform(candidate)).isEmpty();
    }

    @Test
    void everyCandidateMeetsTheSameWeightsAndImages() throws Exception {
        var one = (CandidateScored) only(work.perform(candidate("demo", 1, "gn-relu", TRAINING)));
        var other = (CandidateScored) only(work.perform(candidate("demo", 2, "gn-relu", TRAINING)));

        assertThat(other.score()).isEqualTo(one.score());
        assertThat(other.figures().get("loss")).isEqualTo(one.figures().get("loss"));
    }

    @Test
    void whatCannotBeTrainedFailsWithTheReason() throws Exception {
        Event answer = only(work.perform(candidate("demo", 1, "gn-relu", TRAINING.withData("nowhere"))));

        assertThat(answer).isInstanceOfSatisfying(CandidateFailed.class, failed -> {
            assertThat(failed.task()).isEqualTo("resnet50");
            assertThat(failed.reason()).contains("nowhere").contains("synthetic");
        });
    }

    @Test
    void anExceptionLeavesTheCandidateForAnotherDeliveryAndGivesTheJobBack() {
        TaskWork broken = work(new BrokenTask());
        CandidateAccepted candidate = candidate("demo", 1, "gn-relu", TRAINING);

        assertThatThrownBy(() -> broken.perform(candidate)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> broken.perform(candidate)).isInstanceOf(IOException.class);
    }

    @Test
    void givingUpFailsTheCandidateWithTheReason() {
        Event answer = only(work.giveUp(candidate("demo", 1, "gn-relu", TRAINING), "delivered 4 times"));

        assertThat(answer).isEqualTo(new CandidateFailed("demo", "demo-00001", "resnet50", "delivered 4 times"));
    }

    @Test
    void hungIsWhatOutlastsTheJobsOfAllQueues() {
        TaskWork oneOfThree =
                new TaskWork(new AnchorTask(Anchor.RESNET50, training), new Jobs(1, 3), MARGIN, Stages.off());

        assertThat(oneOfThree.hardDeadline(candidate("demo", 1, "gn-relu", TRAINING)))
                .isEqualTo(Duration.ofMinutes(6).plus(MARGIN));
    }

    private static TaskWork work(EvaluationTask task) {
        return new TaskWork(task, new Jobs(1, 1), MARGIN, Stages.off());
    }

    private static Event only(List<Publication> answer) {
        assertThat(answer).hasSize(1);
        assertThat(answer.get(0).topic()).isEqualTo(Topics.SCORED);
        return answer.get(0).event();
    }

    private static final class BrokenTask implements EvaluationTask {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Evaluation evaluate(CandidateAccepted candidate) throws IOException {
            throw new IOException("the network is down");
        }

        @Override
        public Duration deadline(CandidateAccepted candidate) {
            return Duration.ofSeconds(1);
        }
    }
}
