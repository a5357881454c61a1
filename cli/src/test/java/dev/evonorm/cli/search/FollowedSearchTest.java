package dev.evonorm.cli.search;

import com.sun.net.httpserver.HttpServer;
import dev.evonorm.cli.profile.Profile;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.run.Logbook;
import dev.evonorm.cli.run.RunFolder;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.Funnel;
import dev.evonorm.contracts.status.JournalEntry;
import dev.evonorm.contracts.status.SearchState;
import dev.evonorm.contracts.status.SearchStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whether what a selector has under a run's name is that run's search; the whole path is in SearchIT. */
class FollowedSearchTest {
    private static final String RUN = "demo";

    private final SearchSettings ours = Profile.read("quick").settings();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private @Nullable SearchSettings there;
    private HttpServer server;

    @TempDir
    private Path runs;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + path);
            Object answer = path.endsWith("/settings") ? there : status();
            if (exchange.getRequestMethod().equals("POST")) {
                there = ours;
                exchange.sendResponseHeaders(201, -1);
            } else if (there == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                byte[] body = Json.mapper().writeValueAsBytes(answer);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
    }

    private static SearchStatus status() {
        Funnel none = new Funnel(0, 0, 0, 0, 0, 0, 0, 0);
        return new SearchStatus(RUN, SearchState.RUNNING, null, Duration.ZERO, none, 0, 0, null, 0);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void begin(boolean withEvents) throws Exception {
        try (RunFolder folder = RunFolder.create(runs, RUN, ours);
                Logbook logbook = new Logbook(folder, ours.objectives());
                Display display =
                        new LineDisplay(new PrintWriter(Writer.nullWriter()), ours.budget(), ours.objectives())) {
            if (withEvents) {
                logbook.write(new JournalEntry("1-0", Instant.EPOCH, new CandidateFailed(RUN, "demo-00001", "a", "b")));
            }
            URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            new FollowedSearch(new SelectorClient(base, null), RUN, logbook, display, () -> null, event -> {})
                    .begin(ours);
        }
    }

    @Test
    void a_new_run_begins_its_search() throws Exception {
        begin(false);
        assertThat(requests).contains("POST /searches");
    }

    @Test
    void a_run_that_has_begun_elsewhere_does_not_begin_again_here() {
        assertThatThrownBy(() -> begin(true))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("does not know the search demo")
                .hasMessageContaining("--server");
        assertThat(requests).doesNotContain("POST /searches");
    }

    @Test
    void a_search_of_that_name_with_other_settings_is_not_taken_for_ours() {
        there = ours.withSeed(7);
        assertThatThrownBy(() -> begin(false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("with other settings; name another by --run");
    }

    @Test
    void a_search_that_was_begun_before_anything_was_written_down_is_ours() throws Exception {
        there = ours;
        begin(false);
        assertThat(requests).doesNotContain("POST /searches");
    }
}
