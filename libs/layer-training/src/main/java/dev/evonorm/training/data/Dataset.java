package dev.evonorm.training.data;

import java.util.List;

/**
 * A data set with an honest split (ours): the search sees train and validation; test is for the finalists alone.
 *
 * @param name how it is called in settings and reports
 * @param classes class names; labels index them
 * @param train 90 % of the training images
 * @param validation the other 10 %
 * @param test untouched by the search
 * @param sha256 of the content, for provenance
 */
public record Dataset(
        String name, List<String> classes, ImageSet train, ImageSet validation, ImageSet test, String sha256) {
    public Dataset {
        classes = List.copyOf(classes);
    }
}
