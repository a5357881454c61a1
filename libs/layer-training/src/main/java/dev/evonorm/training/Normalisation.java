package dev.evonorm.training;

import dev.evonorm.training.data.ImageSet;

/**
 * Per-channel mean and standard deviation of training pixels (0 to 255); networks see (pixel − mean) / deviation.
 *
 * @param mean of R, G, B
 * @param deviation of R, G, B; 1 for a channel that never varies
 */
record Normalisation(float[] mean, float[] deviation) {
    static final int CHANNELS = 3;
    private static final int SAMPLE = 1000;

    /** Measured on 1000 images spread evenly over the set: within a few hundredths of a deviation, in milliseconds. */
    static Normalisation of(ImageSet images) {
        int count = Math.min(SAMPLE, images.size());
        byte[] image = new byte[ImageSet.IMAGE_BYTES];
        long[] sum = new long[CHANNELS];
        long[] squares = new long[CHANNELS];
        for (int i = 0; i < count; i++) {
            images.copyImage((int) ((long) i * images.size() / count), image, 0);
            for (int c = 0; c < CHANNELS; c++) {
                for (int at = c; at < image.length; at += CHANNELS) {
                    int value = image[at] & 0xff;
                    sum[c] += value;
                    squares[c] += (long) value * value;
                }
            }
        }
        double pixels = (double) count * ImageSet.SIDE * ImageSet.SIDE;
        float[] mean = new float[CHANNELS];
        float[] deviation = new float[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            double average = sum[c] / pixels;
            double variance = squares[c] / pixels - average * average;
            mean[c] = (float) average;
            deviation[c] = variance > 0 ? (float) Math.sqrt(variance) : 1;
        }
        return new Normalisation(mean, deviation);
    }
}
