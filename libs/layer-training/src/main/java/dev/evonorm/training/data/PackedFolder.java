package dev.evonorm.training.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Image folders decoded once, kept as CIFAR-10 binary files of 10,000 records each. All is written under a temporary
 * name, the marker with the listing's digest last, and then renamed: a folder with a marker is complete. A file lock
 * beside the target keeps a second process waiting, which then finds the work done.
 */
final class PackedFolder {
    /** Holds the digest of the listing that the folder was made from. */
    static final String MARKER = "packed-from.sha256";

    private static final int RECORDS_A_FILE = 10_000;
    private static final int PLANE = ImageSet.SIDE * ImageSet.SIDE;

    private PackedFolder() {}

    static Path make(ImageFolder images, Path target, DataProgress progress) {
        Path whole = target.toAbsolutePath().normalize();
        try {
            FileLocks.holding(whole, () -> {
                if (!isMadeFrom(images, whole)) {
                    replace(images, whole, progress);
                }
            });
            return target;
        } catch (IOException e) {
            throw new DatasetException(
                    "%s cannot be written (%s); name a folder on a disk with room and write permission"
                            .formatted(target, DatasetException.reason(e)),
                    e);
        }
    }

    private static boolean isMadeFrom(ImageFolder images, Path target) throws IOException {
        Path marker = target.resolve(MARKER);
        if (Files.isRegularFile(marker)) {
            return Files.readString(marker).strip().equals(images.digest());
        }
        if (Files.exists(target) && !(Files.isDirectory(target) && isEmpty(target))) {
            throw new DatasetException(
                    "%s exists and was not made by packing an image folder; name another or move it away"
                            .formatted(target));
        }
        return false;
    }

    private static void replace(ImageFolder images, Path target, DataProgress progress) throws IOException {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        delete(partial);
        try {
            Files.createDirectory(partial);
            AtomicLong done = new AtomicLong();
            long total = (long) images.train().size() + images.test().size();
            DataProgress counted = (one, ignored) -> progress.at(done.addAndGet(one), total);
            for (int from = 0, file = 1; from < images.train().size(); from += RECORDS_A_FILE, file++) {
                int to = Math.min(images.train().size(), from + RECORDS_A_FILE);
                write(images.train().subList(from, to), partial.resolve("data_batch_%d.bin".formatted(file)), counted);
            }
            write(images.test(), partial.resolve(RecordLayout.CIFAR10.testFile()), counted);
            Files.write(partial.resolve(RecordLayout.CIFAR10.classesFile()), images.classes());
            write(partial.resolve(MARKER), ByteBuffer.wrap(images.digest().getBytes(StandardCharsets.US_ASCII)));
            delete(target);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(partial);
        }
    }

    private static void write(List<ImageFolder.Entry> entries, Path file, DataProgress counted) throws IOException {
        int recordBytes = RecordLayout.CIFAR10.recordBytes();
        if ((long) entries.size() * recordBytes > Integer.MAX_VALUE) {
            throw new DatasetException("%d test images are too many for one file; at most %d can be kept"
                    .formatted(entries.size(), Integer.MAX_VALUE / recordBytes));
        }
        byte[] records = new byte[entries.size() * recordBytes];
        IntStream.range(0, entries.size()).parallel().forEach(i -> {
            record(entries.get(i), records, i * recordBytes);
            counted.at(1, entries.size());
        });
        write(file, ByteBuffer.wrap(records));
    }

    /** Label, then plane by plane. */
    private static void record(ImageFolder.Entry entry, byte[] records, int at) {
        byte[] pixels = ImageDecoder.decode(entry.file());
        records[at] = (byte) entry.label();
        for (int i = 0; i < PLANE; i++) {
            records[at + 1 + i] = pixels[3 * i];
            records[at + 1 + PLANE + i] = pixels[3 * i + 1];
            records[at + 1 + 2 * PLANE + i] = pixels[3 * i + 2];
        }
    }

    /** Written through to the disk, so that a power cut after the rename cannot leave holes. */
    private static void write(Path file, ByteBuffer content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".bin") || name.equals(MARKER) || name.equals(RecordLayout.CIFAR10.classesFile());
    }

    /** Deletes one of our folders; a file that is not ours stays, and with it the folder, which is an error. */
    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(PackedFolder::isOurs).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.deleteIfExists(folder);
    }
}
