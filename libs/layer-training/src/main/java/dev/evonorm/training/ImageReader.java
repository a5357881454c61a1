package dev.evonorm.training;

import dev.evonorm.training.data.ImageSet;

import static dev.evonorm.training.Normalisation.CHANNELS;

/** Turns bytes of an image set into network input: pooled, cropped, flipped, normalised. For one thread. */
final class ImageReader {
    private static final int ROW = ImageSet.SIDE * CHANNELS;

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
        for (int row = 0; row < side; row++) {
            int from = ((top + row) * pool * ImageSet.SIDE + left * pool) * CHANNELS;
            int to = offset + row * side * CHANNELS;
            int step = CHANNELS;
            if (flipped) {
                to += (side - 1) * CHANNELS;
                step = -CHANNELS;
            }
            for (int column = 0; column < side; column++) {
                pool(from, target, to);
                from += pool * CHANNELS;
                to += step;
            }
        }
    }

    /** Writes the mean of pool × pool pixels: all channels in one pass, since batches are read beside every step. */
    private void pool(int from, float[] target, int to) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = 0; y < pool; y++) {
            int at = from + y * ROW;
            for (int x = 0; x < pool; x++) {
                red += image[at] & 0xff;
                green += image[at + 1] & 0xff;
                blue += image[at + 2] & 0xff;
                at += CHANNELS;
            }
        }
        target[to] = red * scale[0] + shift[0];
        target[to + 1] = green * scale[1] + shift[1];
        target[to + 2] = blue * scale[2] + shift[2];
    }
}
