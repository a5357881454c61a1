package dev.evonorm.training.data;

import java.nio.file.Path;

/** Opens data sets. */
public final class Datasets {
    private Datasets() {}

    /** The generated ten-class set; the same seed gives the same bytes. */
    public static Dataset synthetic(long seed) {
        throw new UnsupportedOperationException("to be written");
    }

    /**
     * Opens a folder: CIFAR-10 binary files (data_batch_*.bin, test_batch.bin; also one level down in
     * cifar-10-batches-bin) or an image folder (train/CLASS/*.jpg|png, test/CLASS/…).
     *
     * @throws DatasetException if it is missing, empty, truncated or of neither form
     */
    public static Dataset open(Path folder) {
        throw new UnsupportedOperationException("to be written");
    }

    /**
     * Decodes an image folder once into CIFAR-10 binary files under {@code target}, so that every worker can map them;
     * does nothing where {@code target} is complete. A folder of binary files is returned as it is.
     *
     * @return the folder to give to {@link #open}
     */
    public static Path pack(Path folder, Path target) {
        throw new UnsupportedOperationException("to be written");
    }
}
