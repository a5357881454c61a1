package dev.evonorm.training;

import dev.evonorm.training.data.ImageSet;

import static dev.evonorm.training.Normalisation.CHANNELS;

/** Turns bytes of an image set into network input: pooled, cropped, flipped, normalised. For one thread. */
final class ImageReader {
    private final ImageSet images;
    private final int pool;
    private final float[] scale = new float[CHANNELS];
    private final float[] shift = new float[CHANNELS];
    private final byte[] image = new byte[ImageSet.IMAGE_BYTES];

    ImageReader(ImageSet images, int pool, Normalisation normalisation) {
        this.images = images;
        this.pool = pool;
        for (int c = 0; c < CHANNELS; c++) {
            scale[c] = 1 / (normalisation.deviation()[c] * pool * pool);
            shift[c] = -normalisation.mean()[c] / normalisation.deviation()[c];
        }
    }

    /**
     * Writes a square part of image i, [side, side, 3], into {@code target} from {@code offset} on.
     *
     * @param top first row of the part, in pooled pixels
     * @param left first column of the part, in pooled pixels
     * @param flipped whether left and right change places
     */
    void read(int i, int side, int top, int left, boolean flipped, float[] target, int offset) {
        images.copyImage(i, image, 0);
        int at = offset;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int pixel = left + (flipped ? side - 1 - column : column);
                for (int c = 0; c < CHANNELS; c++) {
                    target[at++] = pooled(top + row, pixel, c) * scale[c] + shift[c];
                }
            }
        }
    }

    private int pooled(int row, int column, int channel) {
        int sum = 0;
        for (int y = row * pool; y < (row + 1) * pool; y++) {
            for (int x = column * pool; x < (column + 1) * pool; x++) {
                sum += image[(y * ImageSet.SIDE + x) * CHANNELS + channel] & 0xff;
            }
        }
        return sum;
    }
}
