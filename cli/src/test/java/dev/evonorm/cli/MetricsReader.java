package dev.evonorm.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code /q/metrics} of every service again and again, as Prometheus does, and keeps the names and labels that it saw. */
final class MetricsReader implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+?)[\\s\"]");
    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    private final Path logs;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Set<String>> labels = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "metrics-reader");
        thread.setDaemon(true);
        return thread;
    });

    /** @param logs the folder of the services' logs, which say where they listen */
    MetricsReader(Path logs) {
        this.logs = logs;
        clock.scheduleWithFixedDelay(this::readAll, 1, 1, TimeUnit.SECONDS);
    }

    /** All metrics seen so far, each with all labels that it had. */
    Map<String, Set<String>> labels() {
        return new TreeMap<>(labels);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void readAll() {
        for (URI service : services()) {
            try {
                HttpRequest request = HttpRequest.newBuilder(service.resolve("/q/metrics"))
                        .timeout(Duration.ofSeconds(3))
                        .header("Accept", "text/plain")
                        .build();
                http.send(request, HttpResponse.BodyHandlers.ofLines()).body().forEach(this::read);
            } catch (IOException e) {
                // It has not started yet, or has ended: its next metrics come when it is back.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private List<URI> services() {
        if (!Files.isDirectory(logs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(logs)) {
            return files.flatMap(file -> addresses(file).stream()).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<URI> addresses(Path log) {
        try {
            Matcher listening = LISTENING.matcher(Files.readString(log));
            // A service that was started again listens elsewhere.
            String last = null;
            while (listening.find()) {
                last = listening.group(1);
            }
            return last == null ? List.of() : List.of(URI.create(last));
        } catch (IOException e) {
            return List.of();
        }
    }

    private void read(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (sample.matches()) {
            Set<String> names = labels.computeIfAbsent(sample.group(1), name -> ConcurrentHashMap.newKeySet());
            if (sample.group(2) != null) {
                Matcher label = LABEL.matcher(sample.group(2));
                Set<String> found = new TreeSet<>();
                while (label.find()) {
                    found.add(label.group(1));
                }
                names.addAll(found);
            }
        }
    }
}
