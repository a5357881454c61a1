package dev.evonorm.cli;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** {@code --runs}: where the runs' folders lie. */
final class RunsOption {
    /** The folder where none is named. */
    static final Path USUAL = Path.of("runs");

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "Folder of all runs (default: ${DEFAULT-VALUE}).",
            defaultValue = "runs")
    Path folder = USUAL;
}
