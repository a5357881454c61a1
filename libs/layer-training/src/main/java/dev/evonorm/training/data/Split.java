package dev.evonorm.training.data;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The honest split (ours): a tenth of every class of the training images becomes validation.
 *
 * <p>The images are permuted with a fixed seed; then, for a class of n images, the first round(n / 10) of them in that
 * order are validation (at least one, if there are two) and the others stay training images. So the split depends on
 * the number, order and labels of the images alone, both parts keep the shares of the classes, and any prefix of
 * either is a fair sample.
 *
 * @param train images to learn from
 * @param validation images that the search judges on
 */
record Split(ImageSet train, ImageSet validation) {
    /** Changing it changes what every score means. */
    private static final long SEED = 0x45766f4e6f726dL;

    static Split of(ImageSet images, int classes) {
        int[] quota = new int[classes];
        for (int i = 0; i < images.size(); i++) {
            quota[images.label(i)]++;
        }
        for (int c = 0; c < classes; c++) {
            quota[c] = quota[c] < 2 ? 0 : Math.max(1, Math.round(quota[c] / 10f));
        }
        int held = Arrays.stream(quota).sum();
        int[] validation = new int[held];
        int[] train = new int[images.size() - held];
        int v = 0;
        int t = 0;
        for (int i : permutation(images.size(), new SplittableRandom(SEED))) {
            if (quota[images.label(i)]-- > 0) {
                validation[v++] = i;
            } else {
                train[t++] = i;
            }
        }
        return new Split(new Selection(images, train), new Selection(images, validation));
    }

    /** The numbers 0 to n - 1 in random order (Fisher and Yates). */
    static int[] permutation(int n, RandomGenerator random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
