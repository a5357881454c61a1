package dev.evonorm.cli.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a service measures of itself, in Prometheus' text form. Thread-safe. */
public final class Metrics {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{.*})? (\\S+)");
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service;

    public Metrics(URI service) {
        this.service = service;
    }

    /** The values of a metric added up over its labels; 0 where it has none yet, nothing where the service does not answer. */
    public OptionalDouble sum(String name) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/q/metrics"))
                .timeout(PATIENCE)
                .header("Accept", "text/plain")
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? OptionalDouble.of(sumOf(answer.body(), name)) : OptionalDouble.empty();
        } catch (IOException notNow) {
            return OptionalDouble.empty();
        }
    }

    static double sumOf(String text, String name) {
        return text.lines()
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .filter(sample -> sample.group(1).equals(name))
                .mapToDouble(sample -> Double.parseDouble(sample.group(2)))
                .sum();
    }
}
