package dev.evonorm.cli.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.SearchStatus;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The selector's REST interface. An {@link IOException} means that it cannot be reached now; try again. Thread-safe. */
public final class SelectorClient {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final ObjectMapper mapper = Json.mapper();
    private final HttpClient http;
    private final URI base;
    private final @Nullable ApiToken token;

    /** @param token for a selector that asks for one */
    public SelectorClient(URI base, @Nullable ApiToken token) {
        this.base = base;
        this.token = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    public URI base() {
        return base;
    }

    /** Whether it takes requests. */
    public boolean ready() throws InterruptedException {
        return hindrance().isEmpty();
    }

    /** Why it takes no requests, for people; nothing if it takes them. */
    Optional<String> hindrance() throws InterruptedException {
        try {
            HttpResponse<String> answer = send("GET", "/q/health/ready", null);
            return answer.statusCode() == OK
                    ? Optional.empty()
                    : Optional.of("it is not ready" + reasons(answer.body()));
        } catch (IOException notYet) {
            return Optional.of("nothing answers there");
        }
    }

    /** What its health checks say, from the form of MicroProfile Health. */
    private String reasons(String body) {
        try {
            List<String> reasons = mapper.readTree(body).findValuesAsText("reason");
            return reasons.isEmpty() ? "" : ": " + String.join("; ", reasons);
        } catch (JsonProcessingException otherForm) {
            return "";
        }
    }

    /** Asks for a new search; one of that id that is there already is left as it is. */
    public void create(String searchId, SearchSettings settings) throws IOException, InterruptedException {
        String body = mapper.writeValueAsString(Map.of("searchId", searchId, "settings", settings));
        HttpResponse<String> answer = send("POST", "/searches", body);
        if (answer.statusCode() == BAD_REQUEST) {
            throw Refusal.wrongUse("the selector refuses the settings: %s", error(answer.body()));
        }
        if (answer.statusCode() != CREATED && answer.statusCode() != CONFLICT) {
            throw unexpected("POST /searches", answer);
        }
    }

    /** Where the search stands, if there is one of that id. */
    public Optional<SearchStatus> status(String searchId) throws IOException, InterruptedException {
        return get("/searches/" + searchId, SearchStatus.class);
    }

    public Optional<SearchSettings> settings(String searchId) throws IOException, InterruptedException {
        return get("/searches/" + searchId + "/settings", SearchSettings.class);
    }

    public Optional<Leaderboard> leaderboard(String searchId, int limit) throws IOException, InterruptedException {
        return get("/searches/" + searchId + "/layers?limit=" + limit, Leaderboard.class);
    }

    /** @param command {@code pause}, {@code resume} or {@code stop} */
    public void command(String searchId, String command) throws IOException, InterruptedException {
        String path = "/searches/" + searchId + "/" + command;
        HttpResponse<String> answer = send("POST", path, "");
        if (answer.statusCode() >= BAD_REQUEST) {
            throw unexpected("POST " + path, answer);
        }
    }

    /** The journal as server-sent events, from after an entry on; the caller closes it. */
    InputStream events(String searchId, @Nullable String lastId) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request("/searches/" + searchId + "/events").header("Accept", "text/event-stream");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != OK) {
            answer.body().close();
            throw new IOException("the journal of " + searchId + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    private <T> Optional<T> get(String path, Class<T> type) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", path, null);
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (answer.statusCode() != OK) {
            throw unexpected("GET " + path, answer);
        }
        return Optional.of(mapper.readValue(answer.body(), type));
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpResponse<String> answer = http.send(
                request(path)
                        .timeout(ANSWER)
                        .header("Content-Type", "application/json")
                        .method(method, publisher)
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() == UNAUTHORIZED || answer.statusCode() == FORBIDDEN) {
            throw Refusal.wrongUse(
                    "the selector at %s turns us away%s: %s",
                    base, token == null ? ", and we have no token" : "", error(answer.body()));
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return token == null ? request : request.header("Authorization", token.header());
    }

    /** Not final: a selector that has just started may answer so. */
    private IOException unexpected(String request, HttpResponse<String> answer) {
        return new IOException(
                "%s at %s answers %d: %s".formatted(request, base, answer.statusCode(), error(answer.body())));
    }

    private String error(String body) {
        try {
            JsonNode tree = mapper.readTree(body);
            return tree == null || tree.path("error").isMissingNode()
                    ? body.lines().findFirst().orElse("")
                    : tree.path("error").asText();
        } catch (JsonProcessingException noJson) {
            return body.lines().findFirst().orElse("");
        }
    }
}
