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
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.SearchStatus;
import dev.evonorm.training.Anchor;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    /** MiB; a broker cannot begin a new segment of each topic with less. */
    private static final long LITTLE_ROOM = 16;

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
    private final AtomicReference<@Nullable LocalStack> stack = new AtomicReference<>();
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
            throw unwritable(e);
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
            throw unwritable(e);
        }
    }

    /** The selector keeps what could not be written here. */
    private Refusal unwritable(Exception e) {
        Throwable cause = e.getCause();
        return Refusal.failed(
                "the run cannot be written down in %s: %s%s; %d MiB are left there. Make room or mend it, and go on with %s:"
                        + " nothing is lost",
                folder.root(),
                e.getMessage(),
                cause == null ? "" : ": " + cause.getMessage(),
                folder.mebibytesLeft(),
                howToGoOn());
    }

    private SearchReport search() throws IOException, InterruptedException {
        boolean terminal = Boolean.getBoolean(TERMINAL);
        try (Display display = terminal
                        ? new BarDisplay(settings.budget(), settings.objectives())
                        : new LineDisplay(err, settings.budget(), settings.objectives());
                Logbook logbook = new Logbook(folder, settings.objectives());
                Stack own = new Stack(display)) {
            shown.set(display);
            URI server = place.server();
            display.notice("run %s in %s".formatted(folder.name(), folder.root()));
            SelectorClient selector = server != null
                    ? new SelectorClient(server, place.token())
                    : new SelectorClient(own.start().selector(), null);
            FollowedSearch search =
                    new FollowedSearch(selector, folder.name(), logbook, display, this::failure, own::worked);
            search.awaitReady(server != null ? PATIENCE_ELSEWHERE : PATIENCE_HERE);
            search.begin(settings);
            own.startWorkers(logbook.lastId() != null);
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
                    own.restarts(),
                    own.cpuSeconds());
        }
    }

    /** When this process began, the virtual machine's own start included. */
    private static Instant begun() {
        return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    }

    /** The stack of our own, if there is one: ended before the logbook is closed. */
    private final class Stack implements AutoCloseable {
        private final Display display;

        private Stack(Display display) {
            this.display = display;
        }

        private LocalStack start() {
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
            stack.set(started);
            return started;
        }

        /** @param resumed whether there may be work for them already */
        private void startWorkers(boolean resumed) {
            LocalStack started = stack.get();
            if (started == null) {
                return;
            }
            if (resumed || installation.recording()) {
                started.startWorkers();
            } else {
                started.startWorkersLater();
            }
        }

        private void startTrainers() {
            LocalStack started = stack.get();
            if (started != null) {
                started.startTrainers();
            }
        }

        /** Whose work it is that such an event came about, references aside. */
        private void worked(Event event) {
            LocalStack started = stack.get();
            if (started == null) {
                return;
            }
            if (event instanceof CandidateAccepted accepted && accepted.reference() == null
                    || event instanceof CandidateRepeated) {
                started.worked("rejection");
            } else if (event instanceof CandidateScored) {
                started.worked("trainer");
            } else if (event instanceof FinalistEvaluated) {
                started.worked("eval");
            }
        }

        private Map<String, Integer> restarts() {
            LocalStack started = stack.get();
            return started == null ? Map.of() : started.restarts();
        }

        /** Of all its processes and of this one; empty where the search runs elsewhere. */
        private Map<String, Double> cpuSeconds() {
            LocalStack started = stack.get();
            Map<String, Double> spent = new TreeMap<>();
            if (started != null) {
                spent.putAll(started.cpuSeconds());
                ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .ifPresent(cpu -> spent.put("evonorm", cpu.toMillis() / 1000.0));
            }
            return spent;
        }

        @Override
        public void close() {
            LocalStack started = stack.get();
            if (started != null) {
                started.close();
            }
        }
    }

    private @Nullable String failure() {
        LocalStack started = stack.get();
        String reason = started == null ? null : started.failure();
        if (reason == null) {
            return null;
        }
        long left = folder.mebibytesLeft();
        return left < LITTLE_ROOM
                ? "%s; the disk of %s is full (%d MiB are left): make room and go on with %s, nothing is lost"
                        .formatted(reason, folder.root(), left, howToGoOn())
                : "%s; mend that and go on with %s".formatted(reason, howToGoOn());
    }

    private String howToGoOn() {
        URI server = place.server();
        Path file = place.tokenFile();
        Path runs = folder.root().getParent();
        return "'evonorm search --resume --run %s%s%s%s'"
                .formatted(
                        folder.name(),
                        RunsOption.USUAL.equals(runs) ? "" : " --runs " + runs,
                        server == null ? "" : " --server " + server,
                        file == null ? "" : " --token-file " + file);
    }

    /** Runs when the process is told to end while the search goes on. */
    private void interrupt() {
        interrupted = true;
        long start = System.nanoTime();
        Display display = shown.get();
        if (display != null) {
            display.close();
        }
        LocalStack started = stack.get();
        if (started != null) {
            err.println("evonorm: stopping");
            started.close();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        err.printf(
                "evonorm: stopped after %s; %s with %s%n",
                TimeSpan.clock(took),
                place.server() == null ? "go on" : "the search goes on there; follow it",
                howToGoOn());
        err.flush();
    }

    /** What fails while the process ends is the ending's doing: the hook has the last word. */
    private void waitIfInterrupted() throws InterruptedException {
        if (interrupted) {
            new CountDownLatch(1).await();
        }
    }
}
