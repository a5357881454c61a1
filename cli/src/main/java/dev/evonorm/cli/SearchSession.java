package dev.evonorm.cli;

import dev.evonorm.cli.profile.TimeSpan;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.run.Logbook;
import dev.evonorm.cli.run.RunFolder;
import dev.evonorm.cli.search.ApiToken;
import dev.evonorm.cli.search.BarDisplay;
import dev.evonorm.cli.search.Display;
import dev.evonorm.cli.search.FollowedSearch;
import dev.evonorm.cli.search.LineDisplay;
import dev.evonorm.cli.search.SelectorClient;
import dev.evonorm.cli.stack.Installation;
import dev.evonorm.cli.stack.LocalStack;
import dev.evonorm.cli.stack.StackPlan;
import dev.evonorm.cli.stack.WhenInterrupted;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.SearchStatus;
import dev.evonorm.training.Anchor;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One call of {@code evonorm search}, from the first process to the result. Interrupted, it ends all that it started and
 * says how to go on.
 */
final class SearchSession {
    private static final Duration PATIENCE_HERE = Duration.ofSeconds(90);
    private static final Duration PATIENCE_ELSEWHERE = Duration.ofSeconds(10);
    private static final int SHOWN = 10;
    private static final String TERMINAL = "evonorm.terminal";

    private final RunFolder folder;
    private final SearchSettings settings;
    private final DataChoice data;
    private final Installation installation;
    private final Place place;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final List<String> arguments;
    private final Resumption resumption;
    private final OwnStack stack = new OwnStack();
    private final AtomicReference<@Nullable Display> shown = new AtomicReference<>();
    private volatile boolean interrupted;

    /**
     * Where the search runs.
     *
     * @param server the selector elsewhere, null for a stack of our own
     * @param token for that selector, if it asks for one
     * @param tokenFile where that came from, if from a file that the user named
     * @param port of our own selector, 0 for any
     * @param trainers of our own
     */
    record Place(@Nullable URI server, @Nullable ApiToken token, @Nullable Path tokenFile, int port, int trainers) {}

    SearchSession(
            RunFolder folder,
            SearchSettings settings,
            DataChoice data,
            Installation installation,
            Place place,
            PrintWriter out,
            PrintWriter err,
            boolean json,
            List<String> arguments) {
        this.folder = folder;
        this.settings = settings;
        this.data = data;
        this.installation = installation;
        this.place = place;
        this.out = out;
        this.err = err;
        this.json = json;
        this.arguments = List.copyOf(arguments);
        this.resumption = new Resumption(folder, place.server(), place.tokenFile());
    }

    int run() throws IOException, InterruptedException {
        writeProvenance();
        WhenInterrupted stopping = new WhenInterrupted(this::interrupt);
        try {
            SearchReport report = search();
            if (json) {
                JsonOption.print(out, report);
            } else {
                report.print(out, settings);
            }
            return Refusal.DONE;
        } catch (IOException | UncheckedIOException e) {
            waitIfInterrupted();
            throw resumption.afterUnwritable(e);
        } catch (RuntimeException e) {
            waitIfInterrupted();
            throw e;
        } finally {
            stopping.close();
        }
    }

    private void writeProvenance() {
        try {
            Provenance.write(folder, settings, data, installation, arguments);
        } catch (UncheckedIOException e) {
            throw resumption.afterUnwritable(e);
        }
    }

    private SearchReport search() throws IOException, InterruptedException {
        boolean terminal = Boolean.getBoolean(TERMINAL);
        try (Display display = terminal
                        ? new BarDisplay(settings.budget(), settings.objectives())
                        : new LineDisplay(err, settings.budget(), settings.objectives());
                Logbook logbook = new Logbook(folder, settings.objectives());
                OwnStack own = stack) {
            shown.set(display);
            URI server = place.server();
            display.notice("run %s in %s".formatted(folder.name(), folder.root()));
            SelectorClient selector = server != null
                    ? new SelectorClient(server, place.token())
                    : new SelectorClient(start(display).selector(), null);
            FollowedSearch search =
                    new FollowedSearch(selector, folder.name(), logbook, display, this::failure, own::worked);
            search.awaitReady(server != null ? PATIENCE_ELSEWHERE : PATIENCE_HERE);
            search.begin(settings);
            own.startWorkers(logbook.lastId() != null || installation.recording());
            search.atFirstDecision(() -> {
                own.startTrainers();
                // Late, because hashing would take the time of the first tests.
                Provenance.addHash(folder, data);
            });
            SearchStatus status = search.follow();
            Provenance.addHash(folder, data);
            Leaderboard board = search.leaderboard(SHOWN);
            folder.writeJson("leaderboard.json", board);
            Instant first = search.firstDecision();
            return new SearchReport(
                    folder.name(),
                    folder.root().toString(),
                    status,
                    board,
                    first == null ? null : Duration.between(begun(), first).toMillis() / 1000.0,
                    logbook.randoms(),
                    own.restarts(),
                    own.cpuSeconds());
        }
    }

    /** When this virtual machine began: not the process, since that of a script that has built first is the same. */
    private static Instant begun() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    private LocalStack start(Display display) {
        List<String> anchors = settings.objectives().names().stream()
                .filter(Anchor.ids()::contains)
                .toList();
        StackPlan plan = new StackPlan(
                folder.stack().toAbsolutePath(),
                place.port(),
                place.trainers(),
                Runtime.getRuntime().availableProcessors(),
                anchors.isEmpty() ? Anchor.ids() : anchors,
                data.folders());
        LocalStack started = LocalStack.start(installation, plan, display::notice);
        stack.put(started);
        return started;
    }

    private @Nullable String failure() {
        String reason = stack.failure();
        return reason == null ? null : resumption.afterFailure(reason);
    }

    /** Runs when the process is told to end while the search goes on. */
    private void interrupt() {
        interrupted = true;
        long start = System.nanoTime();
        Display display = shown.get();
        if (display != null) {
            display.close();
        }
        if (stack.isThere()) {
            err.println("evonorm: stopping");
            stack.close();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        err.printf("evonorm: stopped after %s; %s%n", TimeSpan.clock(took), resumption.afterInterrupt());
        err.flush();
    }

    /** What fails while the process ends is the ending's doing: the hook has the last word. */
    private void waitIfInterrupted() throws InterruptedException {
        if (interrupted) {
            new CountDownLatch(1).await();
        }
    }
}
