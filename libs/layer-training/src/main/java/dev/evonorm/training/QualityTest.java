package dev.evonorm.training;

import dev.evonorm.contracts.settings.QualitySettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.training.NetworkTrainer.Progress;
import dev.evonorm.training.TrainingOutcome.AtChance;
import dev.evonorm.training.TrainingOutcome.Diverged;
import dev.evonorm.training.TrainingOutcome.Overrun;
import dev.evonorm.training.TrainingOutcome.Trained;
import dev.evonorm.training.data.Dataset;

import java.util.Locale;

/**
 * The quality test (paper, section 4.2): a layer that stays near chance after a short training is rejected. A training that
 * diverges is one that failed, and so is one that the rule of chance gives up.
 */
final class QualityTest {
    private final NetworkTrainer trainer;

    QualityTest(NetworkTrainer trainer) {
        this.trainer = trainer;
    }

    /** @param chance what the settings' rule makes of this training */
    TestOutcome run(LayerGraph layer, Anchor anchor, Dataset data, QualitySettings settings, ChanceRule chance) {
        TrainingOutcome outcome =
                trainer.train(layer, anchor, data, settings.training(), Judgement.VALIDATION, Progress.NONE, chance);
        if (outcome instanceof Trained trained) {
            return judged(trained.accuracy(), settings);
        }
        if (outcome instanceof Diverged diverged) {
            return new TestOutcome.Failed(Double.NaN, diverged.reason());
        }
        if (outcome instanceof AtChance atChance) {
            return new TestOutcome.Failed(Double.NaN, atChance.reason());
        }
        Overrun overrun = (Overrun) outcome;
        return new TestOutcome.Late(
                Double.NaN,
                "the deadline of %d s passed after step %d of %d"
                        .formatted(
                                overrun.deadline().toSeconds(),
                                overrun.step(),
                                settings.training().steps()));
    }

    private static TestOutcome judged(double accuracy, QualitySettings settings) {
        if (accuracy >= settings.threshold()) {
            return new TestOutcome.Passed(accuracy);
        }
        String reason = String.format(
                Locale.ROOT,
                "accuracy %.3f after %d steps is under the threshold %.3f",
                accuracy,
                settings.training().steps(),
                settings.threshold());
        return new TestOutcome.Failed(accuracy, reason);
    }
}
