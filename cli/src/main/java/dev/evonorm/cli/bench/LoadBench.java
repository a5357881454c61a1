package dev.evonorm.cli.bench;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.stack.Installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Puts stacks under loads, one after another, and measures each when it runs evenly. Every load has a stack of its own, with
 * broker, Redis and services as processes, so none inherits another's backlog.
 */
public final class LoadBench {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** A population grows by more than that on any machine that can carry the load at all. */
    private static final int MEMBERS_A_SECOND = 50;

    private final Installation installation;
    private final Path folder;
    private final Duration settling;
    private final Duration measured;
    private final Consumer<String> progress;

    /**
     * @param folder for the stacks' data and logs
     * @param settling how long each load runs evenly before it is measured: virtual machines compile meanwhile
     * @param measured how long each load is measured
     * @param progress told what is going on, and each load's figures in a line
     */
    public LoadBench(
            Installation installation, Path folder, Duration settling, Duration measured, Consumer<String> progress) {
        this.installation = installation;
        this.folder = folder;
        this.settling = settling;
        this.measured = measured;
        this.progress = progress;
    }

    /** Measures a load once its population is full and every worker has had its second task. */
    public LoadFigures measure(String name, Load load) throws IOException, InterruptedException {
        progress.accept("%s: starting a stack".formatted(name));
        try (LoadedStack stack = LoadedStack.start(installation, folder(name), load, progress)) {
            long enough = load.filled() ? load.members() : 2L * load.workers();
            stack.await(
                    "a full population",
                    PATIENCE.plusSeconds(enough / MEMBERS_A_SECOND),
                    status -> status.funnel().scored() >= enough
                            && status.funnel().issued() > load.inFlight() * 2L);
            progress.accept("%s: settling for %d s".formatted(name, settling.toSeconds()));
            TimeUnit.MILLISECONDS.sleep(settling.toMillis());
            progress.accept("%s: measuring for %d s".formatted(name, measured.toSeconds()));
            Reading first = stack.read();
            TimeUnit.MILLISECONDS.sleep(measured.toMillis());
            Reading last = stack.read();
            stack.checkWorks();
            LoadFigures figures = LoadFigures.between(load, first, last);
            progress.accept("%s: %s".formatted(name, figures.line()));
            return figures;
        }
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name)).toAbsolutePath();
        } catch (IOException e) {
            throw Refusal.wrongUse("cannot write to %s (%s); choose another folder by --folder", folder, e);
        }
    }
}
