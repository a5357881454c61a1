package dev.evonorm.training.data;

import java.util.List;
import java.util.function.Supplier;

/**
 * A data set with an honest split (ours): the search sees train and validation; test is for the finalists alone.
 *
 * @param name how it is called in settings and reports
 * @param classes class names; labels index them
 * @param train 90 % of the training images
 * @param validation the other 10 %
 * @param test untouched by the search
 * @param fingerprint gives the sha256 of the content; asked for the first time it may read every image
 */
public record Dataset(
        String name,
        List<String> classes,
        ImageSet train,
        ImageSet validation,
        ImageSet test,
        Supplier<String> fingerprint) {
    public Dataset {
        classes = List.copyOf(classes);
    }

    /** A data set whose sha256 is known. */
    public Dataset(
            String name, List<String> classes, ImageSet train, ImageSet validation, ImageSet test, String sha256) {
        this(name, classes, train, validation, test, () -> sha256);
    }

    /**
     * The sha256 of class names, labels and pixels, for provenance: the same whether the images come as binary files
     * or were decoded from a folder. Takes about a second for 60,000 images, the first time.
     */
    public String sha256() {
        return fingerprint.get();
    }

    /** The same images under another name. */
    public Dataset named(String name) {
        return new Dataset(name, classes, train, validation, test, fingerprint);
    }
}
