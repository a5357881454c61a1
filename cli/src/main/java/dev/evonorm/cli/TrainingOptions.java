package dev.evonorm.cli;

import dev.evonorm.contracts.settings.Scale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

import java.util.Locale;

/** What every command that trains takes. */
final class TrainingOptions {
    @Option(
            names = "--scale",
            paramLabel = "S",
            description = "tiny, small or paper: depth, width and image size (default: ${DEFAULT-VALUE}).",
            defaultValue = "tiny")
    Scale scale = Scale.TINY;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "synthetic, cifar10, or a folder (default: ${DEFAULT-VALUE}).",
            defaultValue = DataChoice.SYNTHETIC)
    String data = DataChoice.SYNTHETIC;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "TensorFlow's threads (default: all cores).",
            defaultValue = "0")
    private int threads;

    int threads() {
        return Within.orUsual(
                "--threads", threads, 1, 1024, Runtime.getRuntime().availableProcessors());
    }

    String scaleName() {
        return scale.name().toLowerCase(Locale.ROOT);
    }

    /** Finds the data; what takes long is told to standard error. */
    DataChoice choice(CommandSpec spec) {
        return DataChoice.of(data, notice -> spec.commandLine().getErr().println("evonorm: " + notice));
    }
}
