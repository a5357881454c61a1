package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Refusal;
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
        if (threads < 0 || threads > 1024) {
            throw Refusal.wrongUse("--threads is %d; it must lie between 1 and 1024", threads);
        }
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    String scaleName() {
        return scale.name().toLowerCase(Locale.ROOT);
    }

    /** Finds the data; what takes long is told to standard error. */
    DataChoice choice(CommandSpec spec) {
        return DataChoice.of(data, notice -> spec.commandLine().getErr().println("evonorm: " + notice));
    }
}
