package dev.evonorm.training;

import dev.evonorm.contracts.settings.ChanceSettings;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * Looks once at what a network answers to the batch that it trains on. The spread is the largest difference of one class's
 * logit between two images: max_c (max_b y_bc − min_b y_bc). A network without spread answers all images alike, so nothing in its
 * gradient tells images apart and only the last bias learns (ours).
 *
 * <p>Of one training; it may end it, or only tell what it saw.
 */
final class ChanceRule {
    private final int step;
    private final double limit;
    private final boolean ends;
    private double spread = Double.NaN;
    private double cpuSeconds = Double.NaN;

    private ChanceRule(int step, double limit, boolean ends) {
        this.step = step;
        this.limit = limit;
        this.ends = ends;
    }

    /** One that looks at nothing. */
    static ChanceRule none() {
        return new ChanceRule(0, 0, false);
    }

    /**
     * One that follows settings.
     *
     * @param settings null: it looks at nothing
     * @param ends whether a training that is at chance ends
     */
    static ChanceRule of(@Nullable ChanceSettings settings, boolean ends) {
        return settings == null ? none() : new ChanceRule(settings.step(), settings.spread(), ends);
    }

    /** Whether it wants the answers at that step, counted from 1. */
    boolean looksAt(int step) {
        return step == this.step;
    }

    /**
     * Looks at the answers.
     *
     * @param logits row by row
     * @param images rows
     * @param cpuSeconds what the training took up to here
     * @return whether the training ends here
     */
    boolean endsWith(float[] logits, int images, double cpuSeconds) {
        this.spread = spread(logits, images);
        this.cpuSeconds = cpuSeconds;
        return ends && spread < limit;
    }

    /** What it saw; NaN where the training ended before. */
    double spread() {
        return spread;
    }

    /** CPU seconds of the training up to where it looked; NaN where it ended before. */
    double cpuSeconds() {
        return cpuSeconds;
    }

    /** Why it ended the training. */
    String reason() {
        return String.format(
                Locale.ROOT,
                "at chance: at step %d the answers to two images differ by %.3g at most, less than %.3g",
                step,
                spread,
                limit);
    }

    private static double spread(float[] logits, int images) {
        int classes = logits.length / images;
        double widest = 0;
        for (int c = 0; c < classes; c++) {
            double low = logits[c];
            double high = logits[c];
            for (int b = 1; b < images; b++) {
                double logit = logits[b * classes + c];
                low = Math.min(low, logit);
                high = Math.max(high, logit);
            }
            widest = Math.max(widest, high - low);
        }
        return widest;
    }
}
