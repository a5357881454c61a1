package dev.evonorm.training.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * Fetches the published CIFAR-10 binary archive, checks its size and sha256, and unpacks it. Each step is atomic and
 * left out where it was done before: an interrupted download goes on where it stopped, and an archive that was put into
 * the folder by hand is checked and unpacked without any network.
 */
public final class Cifar10Download {
    private static final Duration STALL = Duration.ofSeconds(30);

    private final Download download;

    /**
     * @param source a tar.gz that holds cifar-10-batches-bin/
     * @param bytes its length
     * @param sha256 of it, in hexadecimal digits
     */
    public Cifar10Download(URI source, long bytes, String sha256) {
        this.download = new Download(source, bytes, sha256, STALL);
    }

    /** From the data set's home page, https://www.cs.toronto.edu/~kriz/cifar.html. */
    public static Cifar10Download published() {
        return new Cifar10Download(
                URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
                170_052_171,
                "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd");
    }

    /** Where the archive lies, or may be put by hand. */
    public Path archive(Path folder) {
        String path = download.source().getPath();
        return folder.resolve(path.substring(path.lastIndexOf('/') + 1));
    }

    /**
     * Makes the folder hold the binary files; does nothing more than check them where they are there.
     *
     * @param progress told the bytes of the archive
     * @return the folder to give to {@link Datasets#open}
     * @throws DatasetException if the archive cannot be fetched, is not the published one, or the disk is full
     */
    public Path into(Path folder, DataProgress progress) {
        Path whole = folder.toAbsolutePath().normalize();
        try {
            FileLocks.holding(whole, () -> {
                if (RecordFolder.find(whole).isEmpty()) {
                    make(whole, progress);
                }
            });
        } catch (IOException e) {
            throw new DatasetException(
                    "%s cannot be written (%s); name a folder on a disk with room and write permission"
                            .formatted(folder, DatasetException.reason(e)),
                    e);
        }
        Datasets.open(folder);
        return folder;
    }

    private void make(Path folder, DataProgress progress) throws IOException {
        Files.createDirectories(folder);
        Path archive = archive(folder);
        boolean byHand = Files.exists(archive);
        if (byHand) {
            download.check(archive);
        } else {
            download.to(archive, progress);
        }
        Path unpacked = folder.resolve(".unpacking");
        try {
            TarGz.delete(unpacked);
            TarGz.unpack(archive, unpacked);
            RecordFolder files = RecordFolder.find(unpacked)
                    .orElseThrow(() -> new DatasetException(
                            "%s holds no CIFAR-10 binary files; delete it and fetch the binary version".formatted(archive)));
            Files.move(
                    files.folder(), folder.resolve(files.layout().folder()), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            TarGz.delete(unpacked);
        }
        if (!byHand) {
            Files.delete(archive);
        }
    }
}
