package dev.evonorm.training.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens data sets. */
public final class Datasets {
    private Datasets() {}

    /** The generated ten-class set; the same seed gives the same bytes. */
    public static Dataset synthetic(long seed) {
        return SyntheticSet.generate(seed);
    }

    /**
     * Opens a folder: CIFAR-10 binary files (data_batch_*.bin, test_batch.bin; also one level down in
     * cifar-10-batches-bin), CIFAR-100 binary files (train.bin, test.bin; also in cifar-100-binary; fine labels), or an
     * image folder (train/CLASS/*.jpg|jpeg|png, test/CLASS/…). Binary files are mapped and shared by all processes that
     * open them; an image folder is decoded into memory, 3 KB an image, each time: {@link #pack} it first for a search.
     *
     * @throws DatasetException if it is missing, empty, truncated or of neither form
     */
    public static Dataset open(Path folder) {
        return records(folder).map(files -> files.open(name(folder))).orElseGet(() -> ImageFolder.list(folder)
                .decode(name(folder)));
    }

    /** {@link #pack(Path, Path, DataProgress)} in silence. */
    public static Path pack(Path folder, Path target) {
        return pack(folder, target, DataProgress.NONE);
    }

    /**
     * Decodes an image folder once, over all cores, into CIFAR-10 binary files under {@code target}, so that every
     * worker can map them. A target that was made from the same files (by names, sizes and times) is used again; one
     * that was made from others is replaced; a half-made one is never seen, since it gets its name when it is complete.
     * A folder of binary files is returned as it is.
     *
     * @param progress told the number of images decoded
     * @return the folder to give to {@link #open}
     * @throws DatasetException if the folder is missing or of neither form, a file is no image, or {@code target} is a
     *     folder with something else in it
     */
    public static Path pack(Path folder, Path target, DataProgress progress) {
        if (records(folder).isPresent()) {
            return folder;
        }
        return PackedFolder.make(ImageFolder.list(folder), target, progress);
    }

    private static Optional<RecordFolder> records(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException(
                    "%s is not a folder; name one with CIFAR-10 binary files (data_batch_1.bin, …, test_batch.bin, batches.meta.txt) or images (train/CLASS/*.jpg, test/CLASS/*.jpg)"
                            .formatted(folder));
        }
        return RecordFolder.find(folder);
    }

    private static String name(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return last == null ? folder.toString() : last.toString();
    }
}
