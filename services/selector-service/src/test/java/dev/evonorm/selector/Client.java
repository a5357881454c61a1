package dev.evonorm.selector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.status.JournalEntry;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The REST API from outside. */
final class Client {
    private static final ObjectMapper JSON = Json.mapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI root;

    Client(URI root) {
        this.root = root;
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(root.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(root.resolve(path)).build(), BodyHandlers.ofString());
    }

    <T> T get(String path, Class<T> type) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return read(response.body(), type);
    }

    static <T> T read(String body, Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(body, e);
        }
    }

    /** All events of a search until the stream ends; the id of each must be that of its entry. */
    List<JournalEntry> events(String searchId, @Nullable String after) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve("/searches/" + searchId + "/events"))
                .timeout(Duration.ofMinutes(1));
        if (after != null) {
            request.header("Last-Event-ID", after);
        }
        List<JournalEntry> entries = new ArrayList<>();
        String id = "";
        try (Stream<String> lines =
                http.send(request.build(), BodyHandlers.ofLines()).body()) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    JournalEntry entry = read(line.substring(5), JournalEntry.class);
                    if (!entry.id().equals(id)) {
                        throw new IllegalStateException("id %s, entry %s".formatted(id, entry.id()));
                    }
                    entries.add(entry);
                }
            }
        }
        return entries;
    }
}
