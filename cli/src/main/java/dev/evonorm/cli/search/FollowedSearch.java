package dev.evonorm.cli.search;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.run.Decided;
import dev.evonorm.cli.run.Logbook;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.JournalEntry;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.SearchState;
import dev.evonorm.contracts.status.SearchStatus;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A search from the request to its result: created if it is not there, resumed if it is paused, then followed until it has
 * ended. Everything goes through REST, whoever runs the selector. For one thread.
 */
public final class FollowedSearch {
    private static final Duration STATUS = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration READY_PAUSE = Duration.ofMillis(100);
    private static final Duration SILENCE = Duration.ofSeconds(90);

    private final SelectorClient selector;
    private final String searchId;
    private final Logbook logbook;
    private final Display display;
    private final Supplier<@Nullable String> failure;
    private final Consumer<Event> told;
    private @Nullable Instant firstDecision;
    private Runnable atFirstDecision = () -> {};

    /**
     * @param failure why the selector will never answer again, null while it may
     * @param told every event that counted
     */
    public FollowedSearch(
            SelectorClient selector,
            String searchId,
            Logbook logbook,
            Display display,
            Supplier<@Nullable String> failure,
            Consumer<Event> told) {
        this.selector = selector;
        this.searchId = searchId;
        this.logbook = logbook;
        this.display = display;
        this.failure = failure;
        this.told = told;
    }

    /** Waits until the selector takes requests. */
    public void awaitReady(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<String> hindrance = selector.hindrance();
        while (hindrance.isPresent()) {
            refuseIfFailed();
            if (System.nanoTime() > deadline) {
                throw Refusal.environment(
                        "no selector takes searches at %s: %s, for %d s",
                        selector.base(), hindrance.get(), patience.toSeconds());
            }
            TimeUnit.NANOSECONDS.sleep(READY_PAUSE.toNanos());
            hindrance = selector.hindrance();
        }
    }

    /**
     * Sees to it that the search is there and goes on.
     *
     * @throws Refusal if the selector lacks a search that this run has begun, or has another of its name
     */
    public void begin(SearchSettings settings) throws InterruptedException {
        SearchStatus status = persistently(() -> {
            Optional<SearchStatus> there = selector.status(searchId);
            if (there.isEmpty()) {
                refuseIfBegun();
                selector.create(searchId, settings);
                there = selector.status(searchId);
            } else {
                refuseIfAnothers(settings);
            }
            return there.orElseThrow(() -> new IOException("the selector does not know the search it has just taken"));
        });
        if (status.state() == SearchState.PAUSED) {
            persistently(() -> {
                selector.command(searchId, "resume");
                return status;
            });
        }
    }

    /** A second search of the name would be written down after the first one's events. */
    private void refuseIfBegun() {
        if (logbook.lastId() != null) {
            throw Refusal.wrongUse(
                    "the selector at %s does not know the search %s, which this run has begun; where it was begun elsewhere, name"
                            + " that by --server URL, and where its stack is gone, begin another run",
                    selector.base(), searchId);
        }
    }

    private void refuseIfAnothers(SearchSettings settings) throws IOException, InterruptedException {
        boolean ours = logbook.lastId() != null
                || selector.settings(searchId).map(settings::equals).orElse(true);
        if (!ours) {
            throw Refusal.wrongUse(
                    "the selector at %s has a search %s with other settings; name another by --run NAME",
                    selector.base(), searchId);
        }
    }

    /** What is to be done, on the thread that follows, when the first candidate has been accepted or rejected. */
    public void atFirstDecision(Runnable task) {
        atFirstDecision = task;
    }

    /** Follows the search to its end and writes everything down. */
    public SearchStatus follow() throws IOException, InterruptedException {
        try (JournalStream journal = new JournalStream(selector, searchId, logbook.lastId())) {
            SearchStatus status = status();
            long polled = System.nanoTime();
            while (!(status.state().ended() && journal.ended())) {
                refuseIfFailed();
                JournalEntry entry = journal.next(Duration.ofMillis(200));
                if (entry != null) {
                    write(entry);
                }
                if (System.nanoTime() - polled > STATUS.toNanos()) {
                    status = status();
                    display.status(status);
                    polled = System.nanoTime();
                }
            }
            return status;
        }
    }

    private void write(JournalEntry entry) throws IOException {
        List<Decided> decided = logbook.write(entry);
        told.accept(entry.event());
        if (entry.event() instanceof CandidateAccepted accepted && accepted.reference() == null) {
            noteDecision();
            display.accepted(accepted);
        }
        for (Decided candidate : decided) {
            noteDecision();
            display.decided(candidate);
        }
    }

    private void noteDecision() {
        if (firstDecision == null) {
            firstDecision = Instant.now();
            atFirstDecision.run();
        }
    }

    private SearchStatus status() throws InterruptedException {
        return persistently(() -> selector.status(searchId)
                .orElseThrow(() -> new IOException("the selector does not know the search " + searchId)));
    }

    /** The result as the selector ranks it. */
    public Leaderboard leaderboard(int limit) throws InterruptedException {
        return persistently(() -> selector.leaderboard(searchId, limit)
                .orElseThrow(() -> new IOException("the selector does not know the search " + searchId)));
    }

    /** When the first candidate was accepted or rejected since this object was made, null if none was. */
    public @Nullable Instant firstDecision() {
        return firstDecision;
    }

    /** A request that may fail for a while: a selector that died is started again. */
    private interface Request<T> {
        T send() throws IOException, InterruptedException;
    }

    private <T> T persistently(Request<T> request) throws InterruptedException {
        long deadline = System.nanoTime() + SILENCE.toNanos();
        while (true) {
            try {
                return request.send();
            } catch (IOException e) {
                refuseIfFailed();
                if (System.nanoTime() > deadline) {
                    throw Refusal.failed(
                            "the selector at %s has not answered for %d s (%s); what it counted is not lost, go on with --resume",
                            selector.base(), SILENCE.toSeconds(), e);
                }
                TimeUnit.NANOSECONDS.sleep(RETRY.toNanos());
            }
        }
    }

    private void refuseIfFailed() {
        String reason = failure.get();
        if (reason != null) {
            throw Refusal.failed("%s", reason);
        }
    }
}
