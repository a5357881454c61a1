package dev.evonorm.cli;

import dev.evonorm.contracts.settings.Scale;
import picocli.CommandLine.Option;

/** {@code --batch}: how many images a step trains on; the usual number where it is left out. */
final class BatchOption {
    private static final int NARROW = 64;
    private static final int PAPER = 128;

    @Option(names = "--batch", paramLabel = "N", description = "Images a step (default: 128 at paper scale, else 64).")
    private int asked;

    int images(Scale scale) {
        return asked == 0 ? usual(scale) : asked;
    }

    /** Whether so many can be timed; what can be trained on, the settings of a training say. */
    void check() {
        if (asked != 0) {
            Within.check("--batch", asked, 1, 4096);
        }
    }

    static int usual(Scale scale) {
        return scale == Scale.PAPER ? PAPER : NARROW;
    }
}
