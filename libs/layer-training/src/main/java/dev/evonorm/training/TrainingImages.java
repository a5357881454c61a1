package dev.evonorm.training;

import dev.evonorm.training.data.ImageSet;

import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * An endless stream of training batches: every epoch in a new random order, every image cropped and flipped at random. The
 * same source of randomness gives the same batches; the order does not depend on how images are cropped.
 */
final class TrainingImages {
    private final ImageSet images;
    private final ImageReader reader;
    private final ImageForm form;
    private final RandomGenerator ordering;
    private final RandomGenerator augmentation;
    private final int[] order;
    private int next;

    TrainingImages(ImageSet images, ImageForm form, Normalisation normalisation, SplittableGenerator source) {
        this.images = images;
        this.form = form;
        this.ordering = source.split();
        this.augmentation = source.split();
        this.reader = new ImageReader(images, form.pool(), normalisation);
        this.order = RandomOrder.of(images.size(), ordering);
    }

    /** Fills the batch with the next images. */
    void next(Batch batch) {
        int margin = form.pooledSide() - form.trainingSide();
        for (int i = 0; i < batch.size(); i++) {
            if (next == order.length) {
                RandomOrder.shuffle(order, ordering);
                next = 0;
            }
            int image = order[next++];
            int top = augmentation.nextInt(margin + 1);
            int left = augmentation.nextInt(margin + 1);
            reader.read(
                    image, form.trainingSide(), top, left, augmentation.nextBoolean(), batch.pixels(), batch.offset(i));
            batch.labels()[i] = images.label(image);
        }
    }
}
