package dev.evonorm.cli.bench;

import dev.evonorm.cli.chaos.check.Checker;
import dev.evonorm.cli.chaos.check.RunReader;
import dev.evonorm.cli.chaos.check.Violation;
import dev.evonorm.cli.profile.Profile;
import dev.evonorm.cli.run.RunFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Kills (-9) all processes of a search at once, again and again, and measures how soon {@code --resume} goes on. */
public final class ResumeBench {
    /** The profile, and the run. */
    private static final String RUN = "resume";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration UNTIL_END = Duration.ofMinutes(20);
    /** Events before the first kill, and between a resumption and the next kill: it is killed while it works. */
    private static final int EVENTS = 3;

    private final Path folder;
    private final Duration work;
    private final Consumer<String> notices;

    /**
     * What came of it.
     *
     * @param kills in their order
     * @param violations of what must hold whatever was killed; none is as it should be
     */
    public record Report(List<Kill> kills, List<Violation> violations) {}

    /**
     * One of them.
     *
     * @param processes that were killed
     * @param seconds from the call of {@code --resume} until the next event was counted
     */
    public record Kill(int processes, double seconds) {}

    /**
     * @param folder for the run
     * @param work between a resumption's first event and the next kill
     * @param notices told how far it is
     */
    public ResumeBench(Path folder, Duration work, Consumer<String> notices) {
        this.folder = folder;
        this.work = work;
        this.notices = notices;
    }

    /** Kills so many times, lets the search end, and checks that nothing is lost. */
    public Report run(int times) throws IOException, InterruptedException {
        List<Kill> kills = new ArrayList<>();
        KilledSearch search = search("--profile", profile().toString());
        try {
            search.untilCounted(EVENTS, PATIENCE);
            for (int i = 1; i <= times; i++) {
                TimeUnit.MILLISECONDS.sleep(work.toMillis());
                int killed = search.killAll();
                search = search("--resume");
                kills.add(new Kill(killed, search.untilCounted(1, PATIENCE)));
                notices.accept("kill %d of %d: %d processes, the next event counted after %.1f s"
                        .formatted(i, times, killed, kills.get(i - 1).seconds()));
            }
            notices.accept("waiting for the search's end");
            search.awaitEnd(UNTIL_END);
        } finally {
            search.close();
        }
        try (RunFolder run = RunFolder.resume(folder, RUN)) {
            return new Report(kills, Checker.check(RunReader.read(run)));
        }
    }

    private KilledSearch search(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--runs", folder.toString(), "--run", RUN));
        arguments.addAll(List.of(more));
        return new KilledSearch(
                folder.resolve("search.log"), folder.resolve(RUN).resolve("events.jsonl"), arguments);
    }

    private Path profile() throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(RUN + ".yaml"), Profile.resource(RUN));
    }
}
