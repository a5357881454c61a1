package dev.evonorm.cli;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.evonorm.contracts.json.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A collector of telemetry: takes OTLP over HTTP in its binary form, reads it by field numbers (opentelemetry-proto 1.x,
 * which never change), and appends each span to a file as a line of JSON.
 */
final class OtlpCollector implements AutoCloseable {
    private static final int RESOURCE = 1;
    private static final int RESOURCE_SCOPES = 2;
    private static final int SCOPE_ITEMS = 2;

    private final HttpServer server;
    private final Path file;
    private final List<SpanLine> spans = new CopyOnWriteArrayList<>();
    private final Set<String> metrics = ConcurrentHashMap.newKeySet();

    OtlpCollector(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> take(exchange, this::addSpans));
        server.createContext("/v1/metrics", exchange -> take(exchange, this::addMetrics));
        server.setExecutor(Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "collector");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    /** What a service must be told, as environment variables. */
    Map<String, String> environment() {
        return Map.of(
                "QUARKUS_OTEL_SDK_DISABLED",
                "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()).toString(),
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf",
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY",
                "500ms",
                "QUARKUS_OTEL_METRIC_EXPORT_INTERVAL",
                "2s");
    }

    List<SpanLine> spans() {
        return List.copyOf(spans);
    }

    /** The names of the metrics that came. */
    Set<String> metrics() {
        return Set.copyOf(metrics);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private interface Reader {
        void read(UnknownFieldSet request) throws IOException;
    }

    private static void take(HttpExchange exchange, Reader reader) throws IOException {
        try (exchange) {
            reader.read(UnknownFieldSet.parseFrom(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void addSpans(UnknownFieldSet request) throws IOException {
        for (UnknownFieldSet resource : messages(request.getField(1))) {
            Map<String, Object> who =
                    attributes(one(resource.getField(RESOURCE)).getField(1));
            for (UnknownFieldSet scope : messages(resource.getField(RESOURCE_SCOPES))) {
                for (UnknownFieldSet span : messages(scope.getField(SCOPE_ITEMS))) {
                    add(span(String.valueOf(who.get("service.name")), span));
                }
            }
        }
    }

    private void add(SpanLine span) throws IOException {
        Files.writeString(
                file,
                Json.mapper().writeValueAsString(span) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        spans.add(span);
    }

    private static SpanLine span(String service, UnknownFieldSet span) {
        return new SpanLine(
                service,
                hex(span.getField(1)),
                hex(span.getField(2)),
                hex(span.getField(4)),
                text(span.getField(5)),
                span.getField(7).getFixed64List().get(0),
                span.getField(8).getFixed64List().get(0),
                attributes(span.getField(9)));
    }

    private void addMetrics(UnknownFieldSet request) {
        for (UnknownFieldSet resource : messages(request.getField(1))) {
            for (UnknownFieldSet scope : messages(resource.getField(RESOURCE_SCOPES))) {
                messages(scope.getField(SCOPE_ITEMS)).forEach(metric -> metrics.add(text(metric.getField(1))));
            }
        }
    }

    private static Map<String, Object> attributes(Field pairs) {
        Map<String, Object> attributes = new HashMap<>();
        for (UnknownFieldSet pair : messages(pairs)) {
            attributes.put(text(pair.getField(1)), value(one(pair.getField(2))));
        }
        return attributes;
    }

    /** Texts, whole numbers and fractions; we send nothing else. */
    private static Object value(UnknownFieldSet any) {
        if (any.hasField(3)) {
            return any.getField(3).getVarintList().get(0);
        }
        if (any.hasField(4)) {
            return Double.longBitsToDouble(any.getField(4).getFixed64List().get(0));
        }
        return text(any.getField(1));
    }

    private static List<UnknownFieldSet> messages(Field field) {
        return field.getLengthDelimitedList().stream().map(OtlpCollector::parse).toList();
    }

    private static UnknownFieldSet one(Field field) {
        List<UnknownFieldSet> all = messages(field);
        return all.isEmpty() ? UnknownFieldSet.getDefaultInstance() : all.get(0);
    }

    private static UnknownFieldSet parse(ByteString bytes) {
        try {
            return UnknownFieldSet.parseFrom(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Field field) {
        return field.getLengthDelimitedList().isEmpty()
                ? ""
                : field.getLengthDelimitedList().get(0).toStringUtf8();
    }

    private static String hex(Field field) {
        return field.getLengthDelimitedList().isEmpty()
                ? ""
                : HexFormat.of().formatHex(field.getLengthDelimitedList().get(0).toByteArray());
    }
}
