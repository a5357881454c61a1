package dev.evonorm.training.worker;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.contracts.task.Evaluation;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.training.Judgement;
import dev.evonorm.training.data.DatasetCatalogue;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class AnchorTrainingTest {
    private static final AnchorTraining TRAINING =
            new AnchorTraining(new DatasetCatalogue(Map.of("lost", Path.of("no", "such", "folder"))), 1);
    private static final TrainingSettings SETTINGS = new TrainingSettings(
            "synthetic", Scale.TINY, 3, 8, 0.1, Schedule.CONSTANT, 0.9, 1e-4, 7, Duration.ofMinutes(2));

    @Test
    void aTrainingThatEndsIsAScoreWithItsFiguresAndTheSameOneTwice() {
        Evaluation first = run("gn-relu", "resnet50", SETTINGS);
        Evaluation second = run("gn-relu", "resnet50", SETTINGS);

        assertThat(first).isInstanceOfSatisfying(Evaluation.Scored.class, scored -> {
            assertThat(scored.score()).isBetween(0.0, 1.0);
            assertThat(scored.figures()).containsKeys("loss", "steps", "stepMillis", "cpuSeconds", "parameters");
            assertThat(scored.figures().get("steps")).isEqualTo(3);
            assertThat(scored.figures().get("cpuSeconds")).isPositive();
            assertThat(((Evaluation.Scored) second).score()).isEqualTo(scored.score());
            assertThat(((Evaluation.Scored) second).figures().get("loss"))
                    .isEqualTo(scored.figures().get("loss"));
        });
    }

    @Test
    void whatIsNotFiniteIsNotAmongTheFigures() {
        Evaluation ofOneStep = run("gn-relu", "resnet50", SETTINGS.withSteps(1));

        assertThat(((Evaluation.Scored) ofOneStep).figures()).doesNotContainKey("stepMillis");
    }

    @Test
    void divergenceIsAFailureThatNamesTheStep() {
        Evaluation evaluation = run("exp", "resnet50", SETTINGS.withSteps(50));

        assertThat(evaluation).isInstanceOfSatisfying(Evaluation.Failed.class, failed -> assertThat(failed.reason())
                .startsWith("diverged at step "));
    }

    @Test
    void aMissedDeadlineIsAFailureThatSaysHowFarItCame() {
        TrainingSettings hurried = new TrainingSettings(
                "synthetic", Scale.TINY, 100_000, 8, 0.1, Schedule.CONSTANT, 0.9, 0, 7, Duration.ofMillis(1));

        assertThat(run("gn-relu", "resnet50", hurried))
                .isInstanceOfSatisfying(Evaluation.Failed.class, failed -> assertThat(failed.reason())
                        .contains("of 100000 steps")
                        .contains("PT0.001S"));
    }

    @Test
    void anUnknownAnchorIsAFailureThatNamesTheKnownOnes() {
        assertThat(run("gn-relu", "vgg", SETTINGS))
                .isEqualTo(new Evaluation.Failed(
                        "there is no anchor vgg here; known are resnet50, mobilenetv2, efficientnetb0"));
    }

    @Test
    void aDataSetThatIsUnknownOrLostIsAFailureThatNamesIt() {
        assertThat(run("gn-relu", "resnet50", SETTINGS.withData("imagenet")))
                .isInstanceOfSatisfying(Evaluation.Failed.class, failed -> assertThat(failed.reason())
                        .contains("imagenet")
                        .contains("lost, synthetic"));
        assertThat(run("gn-relu", "resnet50", SETTINGS.withData("lost")))
                .isInstanceOfSatisfying(Evaluation.Failed.class, failed -> assertThat(failed.reason())
                        .contains(Path.of("no", "such", "folder").toString()));
    }

    private static Evaluation run(String layer, String anchor, TrainingSettings settings) {
        LayerGraph graph = Catalogue.find(layer).orElseThrow().graph().withGroups(4);
        return TRAINING.run(graph, anchor, settings, Judgement.VALIDATION);
    }
}
