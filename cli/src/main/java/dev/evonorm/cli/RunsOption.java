package dev.evonorm.cli;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** {@code --runs}: where the runs' folders lie. */
final class RunsOption {
    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "Folder of all runs (default: ${DEFAULT-VALUE}).",
            defaultValue = "runs")
    Path folder = Path.of("runs");
}
