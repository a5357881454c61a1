package dev.evonorm.training.data;

import org.apache.commons.codec.digest.DigestUtils;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The images of a folder train/CLASS/*.jpg|jpeg|png, test/CLASS/… as listed, not yet decoded. Classes are sorted by name
 * and are labels in that order; files and folders with another ending or a leading dot are passed over. The images of
 * each part are shuffled with a fixed seed, so that a prefix is a fair sample as in CIFAR-10's own files.
 *
 * @param classes class names
 * @param train training images
 * @param test test images
 * @param digest sha256 of all names, sizes and modification times
 */
record ImageFolder(List<String> classes, List<Entry> train, List<Entry> test, String digest) {
    private static final long SHUFFLE_SEED = 10;

    /** One image file and its class. */
    record Entry(Path file, int label) {}

    static ImageFolder list(Path folder) {
        List<String> classes = classes(folder, "train");
        List<String> tested = classes(folder, "test");
        if (!tested.equals(classes)) {
            throw new DatasetException("%s: train has the classes %s, but test has %s; both must have the same"
                    .formatted(folder, classes, tested));
        }
        if (classes.size() > RecordFolder.MOST_CLASSES) {
            throw new DatasetException("%s has %d classes; at most %d can be kept"
                    .formatted(folder, classes.size(), RecordFolder.MOST_CLASSES));
        }
        MessageDigest listing = DigestUtils.getSha256Digest();
        List<Entry> train = entries(folder, "train", classes, listing);
        List<Entry> test = entries(folder, "test", classes, listing);
        return new ImageFolder(classes, train, test, HexFormat.of().formatHex(listing.digest()));
    }

    /** Decodes all into memory, over all cores. */
    Dataset decode(String name) {
        MemoryImages trained = decode(train);
        MemoryImages tested = decode(test);
        Split split = Split.of(trained, classes.size());
        return new Dataset(
                name, classes, split.train(), split.validation(), tested, new Fingerprint(classes, trained, tested));
    }

    private static MemoryImages decode(List<Entry> entries) {
        byte[][] images = new byte[entries.size()][];
        byte[] labels = new byte[images.length];
        IntStream.range(0, images.length).parallel().forEach(i -> {
            images[i] = ImageDecoder.decode(entries.get(i).file());
            labels[i] = (byte) entries.get(i).label();
        });
        return new MemoryImages(images, labels);
    }

    private static List<String> classes(Path folder, String part) {
        Path place = folder.resolve(part);
        if (!Files.isDirectory(place)) {
            throw new DatasetException(
                    "%s holds neither CIFAR-10 binary files (data_batch_1.bin, …, test_batch.bin) nor %s; put images at train/CLASS/*.jpg and test/CLASS/*.jpg"
                            .formatted(folder, "a folder " + part));
        }
        List<String> classes = children(place).stream()
                .filter(Files::isDirectory)
                .map(child -> child.getFileName().toString())
                .toList();
        if (classes.isEmpty()) {
            throw new DatasetException("%s has no class folders; put images at %s/CLASS/*.jpg".formatted(place, part));
        }
        return classes;
    }

    private static List<Entry> entries(Path root, String part, List<String> classes, MessageDigest listing) {
        List<Entry> entries = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            Path folder = root.resolve(part).resolve(classes.get(label));
            int before = entries.size();
            for (Path file : children(folder)) {
                if (isImage(file)) {
                    entries.add(new Entry(file, label));
                    listing.update(line(root, file).getBytes(StandardCharsets.UTF_8));
                }
            }
            if (entries.size() == before) {
                throw new DatasetException(
                        "%s has no *.jpg, *.jpeg or *.png; put images there or delete the folder".formatted(folder));
            }
        }
        int[] order = Split.permutation(entries.size(), new SplittableRandom(SHUFFLE_SEED));
        return IntStream.of(order).mapToObj(entries::get).toList();
    }

    private static String line(Path root, Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return "%s %d %d\n"
                    .formatted(
                            root.relativize(file),
                            attributes.size(),
                            attributes.lastModifiedTime().toMillis());
        } catch (IOException e) {
            throw new DatasetException(
                    "%s cannot be read (%s); mend or delete it".formatted(file, DatasetException.reason(e)), e);
        }
    }

    private static boolean isImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png");
    }

    /** What a folder holds, sorted by name, without hidden files. */
    private static List<Path> children(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted((a, b) ->
                            a.getFileName().toString().compareTo(b.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new DatasetException(
                    "%s cannot be listed (%s); mend its permissions".formatted(folder, DatasetException.reason(e)), e);
        }
    }
}
