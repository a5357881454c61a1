package dev.evonorm.training.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of CIFAR binary files, any number of training files included. Every length and every label is checked when
 * it is opened, so that nothing can go wrong on the training path.
 *
 * @param folder where the files are
 * @param layout which of the two forms
 */
record RecordFolder(Path folder, RecordLayout layout) {
    /** A label is one byte. */
    static final int MOST_CLASSES = 256;

    /** Looks for record files in the folder, then where the published archives put them below it. */
    static Optional<RecordFolder> find(Path folder) {
        for (RecordLayout layout : RecordLayout.values()) {
            for (Path place : List.of(folder, folder.resolve(layout.folder()))) {
                if (Files.isDirectory(place) && layout.recognises(names(place))) {
                    return Optional.of(new RecordFolder(place, layout));
                }
            }
        }
        return Optional.empty();
    }

    Dataset open(String name) {
        List<String> classes = classes();
        List<Path> trainFiles = names(folder).stream()
                .filter(file -> file.matches(layout.trainFiles()))
                // data_batch_10 comes after data_batch_2.
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .map(folder::resolve)
                .toList();
        if (trainFiles.isEmpty()) {
            throw new DatasetException("%s holds %s but no training images; put data_batch_1.bin and so on beside it"
                    .formatted(folder, layout.testFile()));
        }
        ImageSet train = images(trainFiles, classes.size());
        ImageSet test = images(List.of(folder.resolve(layout.testFile())), classes.size());
        Split split = Split.of(train, classes.size());
        return new Dataset(
                name, classes, split.train(), split.validation(), test, new Fingerprint(classes, train, test));
    }

    private List<String> classes() {
        Path file = folder.resolve(layout.classesFile());
        try {
            List<String> classes = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (classes.isEmpty() || classes.size() > MOST_CLASSES) {
                throw new DatasetException(
                        "%s names %d classes; it must name 1 to %d, one a line, in the order of the labels"
                                .formatted(file, classes.size(), MOST_CLASSES));
            }
            return classes;
        } catch (IOException e) {
            throw new DatasetException(
                    "%s cannot be read (%s); it must name the classes, one a line, in the order of the labels"
                            .formatted(file, DatasetException.reason(e)),
                    e);
        }
    }

    private RecordImages images(List<Path> files, int classes) {
        ByteBuffer[] mapped = new ByteBuffer[files.size()];
        int[] start = new int[files.size()];
        byte[] labels = new byte[0];
        for (int f = 0; f < mapped.length; f++) {
            mapped[f] = map(files.get(f));
            start[f] = labels.length;
            int records = mapped[f].capacity() / layout.recordBytes();
            labels = Arrays.copyOf(labels, start[f] + records);
            for (int r = 0; r < records; r++) {
                int label = mapped[f].get(r * layout.recordBytes() + layout.labelAt()) & 0xff;
                check(label, classes, files.get(f), r);
                labels[start[f] + r] = (byte) label;
            }
        }
        return new RecordImages(mapped, start, labels, layout);
    }

    private void check(int label, int classes, Path file, int record) {
        if (label >= classes) {
            throw new DatasetException(
                    "%s: record %d, at byte %d, has label %d, but %s names %d classes (labels 0 to %d); fetch or write the file again"
                            .formatted(
                                    file,
                                    record,
                                    (long) record * layout.recordBytes(),
                                    label,
                                    layout.classesFile(),
                                    classes,
                                    classes - 1));
        }
    }

    private ByteBuffer map(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            long bytes = channel.size();
            int recordBytes = layout.recordBytes();
            if (bytes == 0) {
                throw new DatasetException("%s is empty; it must hold records of %d bytes. Fetch or write it again"
                        .formatted(file, recordBytes));
            }
            if (bytes % recordBytes != 0) {
                throw new DatasetException(
                        "%s is truncated: its last record starts at byte %d and has %d of %d bytes; fetch or write the file again"
                                .formatted(file, bytes - bytes % recordBytes, bytes % recordBytes, recordBytes));
            }
            if (bytes > Integer.MAX_VALUE) {
                throw new DatasetException(
                        "%s has %d bytes; a file may have %d, so split it into data_batch_1.bin, data_batch_2.bin and so on"
                                .formatted(file, bytes, Integer.MAX_VALUE));
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes);
        } catch (IOException e) {
            throw new DatasetException(
                    "%s cannot be read (%s); fetch it again or mend its permissions"
                            .formatted(file, DatasetException.reason(e)),
                    e);
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new DatasetException(
                    "%s cannot be listed (%s); mend its permissions".formatted(folder, DatasetException.reason(e)), e);
        }
    }
}
