package dev.evonorm.cli;

import picocli.CommandLine.Option;

import java.util.List;

/** {@code --references}: what a study compares with. */
final class ReferencesOption {
    @Option(
            names = "--references",
            paramLabel = "LAYER",
            split = ",",
            description = "Layers of the catalogue to compare with, with commas (default: bn-relu,evonorm-b0).")
    private List<String> references = List.of("bn-relu", "evonorm-b0");

    /** The names; the catalogue has them. */
    List<String> names() {
        return StudyTraining.known("--references", references);
    }
}
