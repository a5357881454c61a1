package dev.evonorm.eval;

import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.task.Evaluation;
import dev.evonorm.service.Publication;
import dev.evonorm.service.telemetry.Stages;
import dev.evonorm.training.Judgement;
import dev.evonorm.training.data.DatasetCatalogue;
import dev.evonorm.training.worker.AnchorTraining;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static dev.evonorm.eval.Finalists.TRAINING;
import static dev.evonorm.eval.Finalists.finalist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FinalistWorkTest {
    private static final List<String> ANCHORS = List.of("resnet50", "mobilenetv2");

    private final AnchorTraining training = new AnchorTraining(new DatasetCatalogue(Map.of()), 1);
    private final FinalistWork work = new FinalistWork(training, Duration.ofSeconds(30), Stages.off());

    @Test
    void aFinalistIsJudgedOnTheTestImagesOfEveryAnchor() {
        var finalist = finalist("demo", 1, "gn-relu", ANCHORS, TRAINING);
        var onTest = (Evaluation.Scored) training.run(finalist.graph(), "resnet50", TRAINING, Judgement.TEST);

        Event answer = only(work.perform(finalist));

        assertThat(answer).isInstanceOfSatisfying(FinalistEvaluated.class, evaluated -> {
            assertThat(evaluated.candidateId()).isEqualTo("demo-00001");
            assertThat(evaluated.accuracies()).containsOnlyKeys(ANCHORS);
            assertThat(evaluated.accuracies().get("resnet50")).isEqualTo(onTest.score());
            Map<String, Double> figures = evaluated.figures();
            assertThat(figures).containsKeys("loss.resnet50", "loss.mobilenetv2", "stepMillis.resnet50");
            assertThat(figures.get("cpuSeconds"))
                    .isCloseTo(
                            figures.get("cpuSeconds.resnet50") + figures.get("cpuSeconds.mobilenetv2"), within(1e-9));
        });
    }

    @Test
    void divergenceOnOneAnchorFailsTheFinalistAndNamesTheAnchor() {
        Event answer = only(work.perform(finalist("demo", 2, "exp", ANCHORS, TRAINING.withSteps(50))));

        assertThat(answer).isInstanceOfSatisfying(CandidateFailed.class, failed -> {
            assertThat(failed.task()).isEqualTo("finals");
            assertThat(failed.reason()).startsWith("resnet50: diverged at step ");
        });
    }

    @Test
    void anUnknownAnchorOrDataSetFailsTheFinalistWithTheKnownNames() {
        var noAnchor = (CandidateFailed) only(work.perform(finalist("demo", 1, "frn", List.of("vgg"), TRAINING)));
        var noData =
                (CandidateFailed) only(work.perform(finalist("demo", 1, "frn", ANCHORS, TRAINING.withData("nowhere"))));

        assertThat(noAnchor.reason()).contains("vgg").contains("resnet50, mobilenetv2, efficientnetb0");
        assertThat(noData.reason()).contains("nowhere").contains("synthetic");
    }

    @Test
    void givingUpFailsTheFinalistWithTheReason() {
        assertThat(only(work.giveUp(finalist("demo", 3, "frn", ANCHORS, TRAINING), "delivered 4 times")))
                .isEqualTo(new CandidateFailed("demo", "demo-00003", "finals", "delivered 4 times"));
    }

    @Test
    void hungIsWhatOutlastsTheTrainingsOfAllAnchors() {
        assertThat(work.hardDeadline(finalist("demo", 1, "frn", ANCHORS, TRAINING)))
                .isEqualTo(Duration.ofMinutes(4).plusSeconds(30));
    }

    private static Event only(List<Publication> answer) {
        assertThat(answer).hasSize(1);
        assertThat(answer.get(0).topic()).isEqualTo(Topics.EVALUATED);
        return answer.get(0).event();
    }
}
