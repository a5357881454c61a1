package dev.evonorm.cli.search;

import com.sun.net.httpserver.HttpServer;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.status.Funnel;
import dev.evonorm.contracts.status.JournalEntry;
import dev.evonorm.contracts.status.SearchState;
import dev.evonorm.contracts.status.SearchStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Against a server that breaks the connection after every two entries, as a selector that dies does. */
class JournalStreamTest {
    private static final int ENTRIES = 5;

    private final List<String> resumedAfter = new CopyOnWriteArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/searches/demo", exchange -> {
            SearchState state = sent.get() >= ENTRIES ? SearchState.DONE : SearchState.RUNNING;
            Funnel none = new Funnel(0, 0, 0, 0, 0, 0, 0, 0);
            byte[] body = Json.mapper()
                    .writeValueAsBytes(new SearchStatus("demo", state, null, Duration.ZERO, none, 0, 0, null, 0));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/searches/demo/events", exchange -> {
            String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
            resumedAfter.add(String.valueOf(last));
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            int from = last == null ? 1 : Integer.parseInt(last.substring(0, last.indexOf('-'))) + 1;
            StringBuilder text = new StringBuilder(": a comment\n\n");
            for (int i = from; i < from + 2 && i <= ENTRIES; i++) {
                text.append("id: %d-0\ndata:%s\n\n".formatted(i, Json.mapper().writeValueAsString(entry(i))));
                sent.set(i);
            }
            text.append("data:{\"id\":\"torn");
            exchange.getResponseBody().write(text.toString().getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
    }

    private static JournalEntry entry(int number) {
        return new JournalEntry(
                number + "-0", Instant.EPOCH, new CandidateFailed("demo", "demo-" + number, "a", "reason"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_broken_connection_is_taken_up_after_the_last_entry() throws Exception {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        List<String> ids = new ArrayList<>();
        try (JournalStream stream = new JournalStream(new SelectorClient(base, null), "demo", null)) {
            for (int i = 0; i < ENTRIES; i++) {
                JournalEntry entry = stream.next(Duration.ofSeconds(10));
                assertThat(entry).isNotNull();
                ids.add(entry.id());
            }
            await().until(stream::ended);
        }
        assertThat(ids).containsExactly("1-0", "2-0", "3-0", "4-0", "5-0");
        assertThat(resumedAfter).startsWith("null", "2-0", "4-0");
    }
}
