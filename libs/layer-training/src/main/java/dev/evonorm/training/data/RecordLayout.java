package dev.evonorm.training.data;

import java.util.List;

/**
 * The two binary forms of the CIFAR sets (their home page, "binary version"): a record is one or two bytes of labels
 * and then 1024 bytes of red, 1024 of green, 1024 of blue, row by row.
 */
enum RecordLayout {
    /** One label. */
    CIFAR10("cifar-10-batches-bin", "batches.meta.txt", "data_batch_[0-9]+\\.bin", "test_batch.bin", 1),
    /** A coarse label, which is left aside, then a fine one. */
    CIFAR100("cifar-100-binary", "fine_label_names.txt", "train\\.bin", "test.bin", 2);

    private final String folder;
    private final String classesFile;
    private final String trainFiles;
    private final String testFile;
    private final int labelBytes;

    RecordLayout(String folder, String classesFile, String trainFiles, String testFile, int labelBytes) {
        this.folder = folder;
        this.classesFile = classesFile;
        this.trainFiles = trainFiles;
        this.testFile = testFile;
        this.labelBytes = labelBytes;
    }

    /** The folder that the published archive unpacks to. */
    String folder() {
        return folder;
    }

    /** The file that names the classes, one a line. */
    String classesFile() {
        return classesFile;
    }

    /** The names of training files, as a regular expression. */
    String trainFiles() {
        return trainFiles;
    }

    String testFile() {
        return testFile;
    }

    int recordBytes() {
        return labelBytes + ImageSet.IMAGE_BYTES;
    }

    /** Where in a record the label stands: the last byte before the pixels. */
    int labelAt() {
        return labelBytes - 1;
    }

    int pixelsAt() {
        return labelBytes;
    }

    /** Whether a folder that holds files of these names is meant to be of this form. */
    boolean recognises(List<String> names) {
        return names.contains(testFile) || names.stream().anyMatch(name -> name.matches(trainFiles));
    }
}
