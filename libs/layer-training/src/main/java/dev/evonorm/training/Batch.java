package dev.evonorm.training;

import static dev.evonorm.training.Normalisation.CHANNELS;

/**
 * The buffer of one batch, filled anew for every step.
 *
 * @param side side of the images
 * @param pixels [size, side, side, 3]
 * @param labels [size]
 */
record Batch(int side, float[] pixels, int[] labels) {
    static Batch of(int size, int side) {
        return new Batch(side, new float[size * side * side * CHANNELS], new int[size]);
    }

    int size() {
        return labels.length;
    }

    /** Where image i starts in {@link #pixels}. */
    int offset(int i) {
        return i * side * side * CHANNELS;
    }
}
