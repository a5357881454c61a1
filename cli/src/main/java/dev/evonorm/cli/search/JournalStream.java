package dev.evonorm.cli.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.status.JournalEntry;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Follows a search's journal in a thread of its own. A connection that breaks is made again, from after the last entry that
 * came, so nothing is lost or told twice.
 */
final class JournalStream implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_WAITING = 10_000;

    private final ObjectMapper mapper = Json.mapper();
    private final BlockingQueue<JournalEntry> entries = new LinkedBlockingQueue<>(MOST_WAITING);
    private final SelectorClient selector;
    private final String searchId;
    private final Thread thread;
    private volatile @Nullable String lastId;
    private volatile boolean ended;
    private volatile boolean closed;

    JournalStream(SelectorClient selector, String searchId, @Nullable String lastId) {
        this.selector = selector;
        this.searchId = searchId;
        this.lastId = lastId;
        this.thread = new Thread(this::follow, "journal");
        thread.setDaemon(true);
        thread.start();
    }

    /** The next entry, or null if none comes within that time. */
    @Nullable
    JournalEntry next(Duration patience) throws InterruptedException {
        return entries.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the selector has closed the journal and every entry was taken. */
    boolean ended() {
        return ended && entries.isEmpty();
    }

    private void follow() {
        try {
            while (!closed && !ended) {
                try (InputStream in = selector.events(searchId, lastId)) {
                    read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
                    ended = selector.status(searchId)
                            .map(status -> status.state().ended())
                            .orElse(false);
                } catch (IOException broken) {
                    TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Server-sent events: lines "data: …", an empty line ends an event; the entry carries its own id. */
    private void read(BufferedReader in) throws IOException, InterruptedException {
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); line != null && !closed; line = in.readLine()) {
            if (line.startsWith("data:")) {
                data.append(line.substring("data:".length()).strip());
            } else if (line.isEmpty() && !data.isEmpty()) {
                JournalEntry entry = entry(data.toString());
                entries.put(entry);
                lastId = entry.id();
                data.setLength(0);
            }
        }
    }

    private JournalEntry entry(String json) throws IOException {
        try {
            return mapper.readValue(json, JournalEntry.class);
        } catch (JsonProcessingException e) {
            throw new IOException("the selector sent an entry that cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
