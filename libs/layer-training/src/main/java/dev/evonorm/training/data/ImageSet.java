package dev.evonorm.training.data;

/**
 * Labelled images of 32×32 pixels and three channels, in memory or memory-mapped; safe for many readers.
 */
public interface ImageSet {
    /** Width and height of every image. */
    int SIDE = 32;

    /** Bytes of one image: SIDE × SIDE pixels of R, G, B, pixel by pixel (HWC). */
    int IMAGE_BYTES = SIDE * SIDE * 3;

    /** The number of images. */
    int size();

    /** The class of image i, from 0. */
    int label(int i);

    /** Copies image i, HWC, into {@code target} from {@code offset} on. */
    void copyImage(int i, byte[] target, int offset);
}
