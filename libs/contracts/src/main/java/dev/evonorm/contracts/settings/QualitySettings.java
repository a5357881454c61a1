package dev.evonorm.contracts.settings;

/**
 * The quality test (paper, section 4): train a little, reject what stays near chance.
 *
 * @param threshold validation accuracy under which a layer is rejected (paper: 0.2)
 * @param training the short training (paper: 100 steps)
 */
public record QualitySettings(double threshold, TrainingSettings training) {
    public QualitySettings {
        Check.between("threshold", threshold, 0, 1);
    }
}
