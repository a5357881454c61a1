package dev.evonorm.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --runs}: where the runs' folders lie. */
final class RunsOption {
    @Option(names = "--runs", paramLabel = "DIR", description = "Folder of all runs (default: ${DEFAULT-VALUE}).", defaultValue = "runs")
    Path folder = Path.of("runs");
}
