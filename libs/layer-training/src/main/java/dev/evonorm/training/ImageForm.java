package dev.evonorm.training;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.training.data.ImageSet;

/**
 * What a network of a scale sees of a 32×32 image.
 *
 * @param pool images are averaged over pool × pool pixels first
 * @param trainingSide side of the random crops in training; all of the pooled image where it is as large
 * @param judgedSide side of the images in judgement: always the whole pooled image
 * @param judgedImages the most images that an accuracy is measured on; a fixed random choice where the set is larger
 */
record ImageForm(int pool, int trainingSide, int judgedSide, int judgedImages) {
    /** The form of a scale. At tiny scale an accuracy on 2000 images has a standard error of about one point (ours). */
    static ImageForm of(Scale scale) {
        return switch (scale) {
            case TINY -> new ImageForm(2, 16, 16, 2000);
            case SMALL -> new ImageForm(2, 16, 16, Integer.MAX_VALUE);
            case PAPER -> new ImageForm(1, 24, 32, Integer.MAX_VALUE);
        };
    }

    /** Side of the image after pooling. */
    int pooledSide() {
        return ImageSet.SIDE / pool;
    }
}
