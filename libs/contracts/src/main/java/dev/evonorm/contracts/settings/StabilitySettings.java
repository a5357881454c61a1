package dev.evonorm.contracts.settings;

/**
 * The stability test (paper, section 4): gradient ascent of the weights on the norm of the loss's gradient.
 *
 * @param steps ascent steps (paper: 100)
 * @param stepSize the ascent's rate (ours: 0.01, calibrated at tiny scale)
 * @param batch images of the one batch (ours: 16)
 * @param limit the norm above which a layer is rejected (paper: 1e8)
 */
public record StabilitySettings(int steps, double stepSize, int batch, double limit) {
    public StabilitySettings {
        Check.between("steps", steps, 1, 100_000);
        Check.between("stepSize", stepSize, 1e-12, 1e6);
        Check.between("batch", batch, 2, 4096);
        Check.between("limit", limit, 1, 1e30);
    }
}
