package dev.evonorm.contracts.settings;

/**
 * When a training of the quality test is given up early (ours): a network whose answers are nearly the same for all images
 * of its batch has nothing to tell them apart by, and stays at chance. A training of fewer than {@code step} steps is judged.
 *
 * @param step the step at which that is looked at
 * @param spread a training ends whose answers differ by less than this there: the largest difference of one class's logit
 *     between two images of the batch
 */
public record ChanceSettings(int step, double spread) {
    public ChanceSettings {
        Check.between("step", step, 1, 1_000_000);
        Check.between("spread", spread, 0, 1000);
    }
}
