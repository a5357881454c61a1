package dev.evonorm.training;

import dev.evonorm.training.data.ImageSet;

import java.util.random.RandomGenerator;

/**
 * An endless stream of training batches: every epoch in a new random order, every image cropped and flipped at random. The
 * same random generator gives the same batches.
 */
final class TrainingImages {
    private final ImageSet images;
    private final ImageReader reader;
    private final ImageForm form;
    private final RandomGenerator random;
    private final int[] order;
    private int next;

    TrainingImages(ImageSet images, ImageForm form, Normalisation normalisation, RandomGenerator random) {
        this.images = images;
        this.form = form;
        this.random = random;
        this.reader = new ImageReader(images, form.pool(), normalisation);
        this.order = RandomOrder.of(images.size(), random);
    }

    /** Fills the batch with the next images. */
    void next(Batch batch) {
        int margin = form.pooledSide() - form.trainingSide();
        for (int i = 0; i < batch.size(); i++) {
            if (next == order.length) {
                RandomOrder.shuffle(order, random);
                next = 0;
            }
            int image = order[next++];
            int top = random.nextInt(margin + 1);
            int left = random.nextInt(margin + 1);
            reader.read(image, form.trainingSide(), top, left, random.nextBoolean(), batch.pixels(), batch.offset(i));
            batch.labels()[i] = images.label(image);
        }
    }
}
