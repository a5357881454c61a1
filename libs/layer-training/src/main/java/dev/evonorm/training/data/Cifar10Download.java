package dev.evonorm.training.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * Fetches the published CIFAR-10 binary archive, checks its size and sha256, and unpacks it. Each step is atomic and
 * left out where it was done before: an interrupted download goes on where it stopped, and an archive that was put
 * beside the folder by hand is checked and unpacked without any network.
 */
public final class Cifar10Download {
    /** Where its authors publish the archive. */
    public static final String HOME = "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz";

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

    /** The published archive from another place; it must be the same to the byte. */
    public static Cifar10Download mirroredAt(URI source) {
        return new Cifar10Download(
                source, 170_052_171, "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd");
    }

    /** Beside the folder: where the archive is fetched to, or may be put by hand. */
    public Path archive(Path folder) {
        String path = download.source().getPath();
        return folder.toAbsolutePath().normalize().resolveSibling(path.substring(path.lastIndexOf('/') + 1));
    }

    /**
     * Makes the folder with the binary files in it, unless it is there; an archive beside it is used instead of the
     * network, and left there.
     *
     * @param progress told the bytes of the archive
     * @return the folder, to give to {@link Datasets#open}
     * @throws DatasetException if the archive cannot be fetched or is not the published one, or the folder holds
     *     something else or cannot be written
     */
    public Path into(Path folder, DataProgress progress) {
        Path archive = archive(folder);
        return making(folder, whole -> {
            boolean byHand = Files.exists(archive);
            if (byHand) {
                download.check(archive);
            } else {
                download.to(archive, progress);
            }
            unpack(archive, whole);
            if (!byHand) {
                Files.delete(archive);
            }
        });
    }

    /**
     * Does the same with an archive that is somewhere else; it is left there.
     *
     * @return the folder, to give to {@link Datasets#open}
     * @throws DatasetException if it is not the published one, or the folder holds something else or cannot be written
     */
    public Path unpackInto(Path archive, Path folder) {
        return making(folder, whole -> {
            download.check(archive);
            unpack(archive, whole);
        });
    }

    private interface Making {
        void run(Path folder) throws IOException;
    }

    private static Path making(Path folder, Making making) {
        Path whole = folder.toAbsolutePath().normalize();
        try {
            FileLocks.holding(whole, () -> {
                if (!Files.isDirectory(whole) || RecordFolder.find(whole).isEmpty()) {
                    making.run(whole);
                }
            });
        } catch (DirectoryNotEmptyException e) {
            throw new DatasetException(
                    "%s exists and holds no CIFAR-10 binary files; name another folder or move it away"
                            .formatted(folder),
                    e);
        } catch (IOException e) {
            throw new DatasetException(
                    "%s cannot be written (%s); name a folder on a disk with room and write permission"
                            .formatted(folder, DatasetException.reason(e)),
                    e);
        }
        Datasets.open(folder);
        return folder;
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        Path unpacked = folder.resolveSibling(folder.getFileName() + ".unpacking");
        try {
            TarGz.delete(unpacked);
            TarGz.unpack(archive, unpacked);
            RecordFolder files = RecordFolder.find(unpacked)
                    .orElseThrow(() -> new DatasetException(
                            "%s holds no CIFAR-10 binary files; delete it and fetch the binary version"
                                    .formatted(archive)));
            Files.deleteIfExists(folder);
            Files.move(files.folder(), folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            TarGz.delete(unpacked);
        }
    }
}
