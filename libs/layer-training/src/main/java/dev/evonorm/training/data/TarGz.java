package dev.evonorm.training.data;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks tar.gz archives of plain files and folders. */
final class TarGz {
    private static final int BUFFER = 1 << 16;

    private TarGz() {}

    /**
     * Unpacks into a folder, which it makes.
     *
     * @throws DatasetException if the archive is damaged, or an entry is neither file nor folder or would land outside
     * @throws IOException if the disk refuses
     */
    static void unpack(Path archive, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive), BUFFER), BUFFER))) {
            for (TarArchiveEntry entry = next(tar, archive); entry != null; entry = next(tar, archive)) {
                Path place = place(folder, entry, archive);
                if (entry.isDirectory()) {
                    Files.createDirectories(place);
                } else {
                    Files.createDirectories(place.resolveSibling(""));
                    Files.copy(tar, place);
                }
            }
        } catch (EOFException | ZipException e) {
            throw damaged(archive, e);
        }
    }

    /** Deletes a folder and all in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar, Path archive) {
        try {
            return tar.getNextEntry();
        } catch (IOException e) {
            throw damaged(archive, e);
        }
    }

    private static Path place(Path folder, TarArchiveEntry entry, Path archive) {
        boolean plain = entry.isDirectory() || entry.isFile() && !entry.isLink() && !entry.isSymbolicLink();
        try {
            Path place = folder.resolve(entry.getName()).normalize();
            if (plain && place.startsWith(folder)) {
                return place;
            }
        } catch (InvalidPathException e) {
            throw refused(entry, archive, e);
        }
        throw refused(entry, archive, null);
    }

    private static DatasetException refused(TarArchiveEntry entry, Path archive, @Nullable Exception cause) {
        String message =
                "%s has an entry %s that is no plain file or would land outside its folder; do not use this archive"
                        .formatted(archive, entry.getName());
        return cause == null ? new DatasetException(message) : new DatasetException(message, cause);
    }

    private static DatasetException damaged(Path archive, IOException e) {
        return new DatasetException(
                "%s is damaged (%s); delete it and fetch it again".formatted(archive, DatasetException.reason(e)), e);
    }
}
