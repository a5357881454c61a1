package dev.evonorm.training.data;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.Judgement;
import dev.evonorm.training.NetworkTrainer;
import dev.evonorm.training.TrainingOutcome;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** The generated set asks for features: small networks learn it far past the linear classifier, if their layers are good. */
class SyntheticLearningTest {
    private static final TrainingSettings SETTINGS = new TrainingSettings(
            "synthetic", Scale.TINY, 250, 64, 0.1, Schedule.COSINE, 0.9, 1e-4, 1, Duration.ofMinutes(5));

    private static double accuracy(String layer) {
        TrainingOutcome outcome = new NetworkTrainer(1)
                .train(
                        Catalogue.find(layer).orElseThrow().graph().withGroups(4),
                        Anchor.RESNET50,
                        Datasets.synthetic(1),
                        SETTINGS,
                        Judgement.VALIDATION,
                        NetworkTrainer.Progress.NONE);
        assertThat(outcome).isInstanceOf(TrainingOutcome.Trained.class);
        return ((TrainingOutcome.Trained) outcome).accuracy();
    }

    @Test
    void aGoodLayerLearnsWellPastTheLinearClassifierAndABadOneDoesNot() {
        double good = accuracy("evonorm-b0");
        double bad = accuracy("random");

        assertThat(good).isGreaterThan(0.6);
        assertThat(bad).isLessThan(0.2);
    }
}
