package dev.evonorm.contracts.settings;

import org.jspecify.annotations.Nullable;

/**
 * The quality test (paper, section 4): train a little, reject what stays near chance.
 *
 * @param threshold validation accuracy under which a layer is rejected (paper: 0.2)
 * @param training the short training (paper: 100 steps)
 * @param chance when a training that is at chance is given up early; null: never, as in the paper
 */
public record QualitySettings(double threshold, TrainingSettings training, @Nullable ChanceSettings chance) {
    public QualitySettings {
        Check.between("threshold", threshold, 0, 1);
    }

    /** Every training goes on to its end. */
    public QualitySettings(double threshold, TrainingSettings training) {
        this(threshold, training, null);
    }

    public QualitySettings withTraining(TrainingSettings training) {
        return new QualitySettings(threshold, training, chance);
    }
}
