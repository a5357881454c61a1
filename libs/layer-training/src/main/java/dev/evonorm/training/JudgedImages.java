package dev.evonorm.training;

import dev.evonorm.training.data.ImageSet;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The images that an accuracy is measured on, whole and unflipped. Where the set has more than the form allows, a choice
 * that is random, and the same for every layer, anchor and seed: so scores compare on equal images.
 */
final class JudgedImages {
    private static final long CHOICE_SEED = 20200406;

    private final ImageSet images;
    private final ImageReader reader;
    private final ImageForm form;
    private final int[] chosen;

    JudgedImages(ImageSet images, ImageForm form, Normalisation normalisation) {
        this.images = images;
        this.form = form;
        this.reader = new ImageReader(images, form.pool(), normalisation);
        int[] order = RandomOrder.of(images.size(), new SplittableRandom(CHOICE_SEED));
        this.chosen = Arrays.copyOf(order, Math.min(order.length, form.judgedImages()));
    }

    /** The number of images judged. */
    int size() {
        return chosen.length;
    }

    /**
     * Fills the batch from judged image {@code first} on; what is left of the batch keeps its old content.
     *
     * @return the number of images filled in
     */
    int fill(int first, Batch batch) {
        int count = Math.min(batch.size(), chosen.length - first);
        for (int i = 0; i < count; i++) {
            int image = chosen[first + i];
            reader.read(image, form.judgedSide(), 0, 0, false, batch.pixels(), batch.offset(i));
            batch.labels()[i] = images.label(image);
        }
        return count;
    }
}
