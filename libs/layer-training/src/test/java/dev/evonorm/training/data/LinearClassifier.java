package dev.evonorm.training.data;

import java.util.SplittableRandom;

/** Multinomial logistic regression on pixels pooled to 16×16: what a data set gives away without any features. */
final class LinearClassifier {
    private static final int SIDE = ImageSet.SIDE / 2;
    private static final int INPUTS = SIDE * SIDE * 3;
    private static final int EPOCHS = 15;
    private static final int BATCH = 32;
    private static final float RATE = 0.02f;

    private final int classes;
    private final float[][] weights;
    private final float[] bias;

    private LinearClassifier(int classes) {
        this.classes = classes;
        this.weights = new float[classes][INPUTS];
        this.bias = new float[classes];
    }

    /** SGD with a rate that falls linearly to zero. */
    static LinearClassifier train(ImageSet images, int classes) {
        LinearClassifier classifier = new LinearClassifier(classes);
        float[][] inputs = pooled(images);
        SplittableRandom random = new SplittableRandom(1);
        int steps = EPOCHS * inputs.length / BATCH;
        for (int step = 0; step < steps; step++) {
            float rate = RATE * (steps - step) / steps;
            int[] batch = random.ints(BATCH, 0, inputs.length).toArray();
            float[][] errors = new float[BATCH][];
            for (int b = 0; b < BATCH; b++) {
                errors[b] = classifier.probabilities(inputs[batch[b]]);
                errors[b][images.label(batch[b])] -= 1;
            }
            for (int b = 0; b < BATCH; b++) {
                classifier.descend(inputs[batch[b]], errors[b], rate / BATCH);
            }
        }
        return classifier;
    }

    double accuracy(ImageSet images) {
        float[][] inputs = pooled(images);
        int right = 0;
        for (int i = 0; i < inputs.length; i++) {
            float[] p = probabilities(inputs[i]);
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = p[c] > p[best] ? c : best;
            }
            right += best == images.label(i) ? 1 : 0;
        }
        return (double) right / inputs.length;
    }

    private void descend(float[] input, float[] error, float rate) {
        for (int c = 0; c < classes; c++) {
            float step = rate * error[c];
            float[] w = weights[c];
            for (int k = 0; k < INPUTS; k++) {
                w[k] -= step * input[k];
            }
            bias[c] -= step;
        }
    }

    private float[] probabilities(float[] input) {
        float[] p = new float[classes];
        float sum = 0;
        for (int c = 0; c < classes; c++) {
            float logit = bias[c];
            float[] w = weights[c];
            for (int k = 0; k < INPUTS; k++) {
                logit += w[k] * input[k];
            }
            p[c] = (float) Math.exp(Math.min(logit, 50f));
            sum += p[c];
        }
        for (int c = 0; c < classes; c++) {
            p[c] /= sum;
        }
        return p;
    }

    /** Values of about deviation 1. */
    private static float[][] pooled(ImageSet images) {
        float[][] inputs = new float[images.size()][INPUTS];
        byte[] image = new byte[ImageSet.IMAGE_BYTES];
        for (int i = 0; i < inputs.length; i++) {
            images.copyImage(i, image, 0);
            for (int at = 0; at < image.length; at++) {
                int pixel = at / 3;
                int cell = pixel / ImageSet.SIDE / 2 * SIDE + pixel % ImageSet.SIDE / 2;
                inputs[i][cell * 3 + at % 3] += (image[at] & 0xff) / 4f;
            }
            for (int k = 0; k < INPUTS; k++) {
                inputs[i][k] = (inputs[i][k] - 127f) / 64f;
            }
        }
        return inputs;
    }
}
