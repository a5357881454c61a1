package dev.evonorm.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics that {@code docs/telemetry.md} lists, each with its labels. {@code ObservedSearchIT} of the cli compares that list
 * with what running services expose.
 */
record MetricTable(Map<String, Set<String>> labels) {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\| ([a-z, ]*) ?\\|");
    /** Given by Prometheus to whatever it scrapes. */
    private static final Set<String> OF_TARGETS = Set.of("job", "instance");

    static MetricTable read() throws IOException {
        Map<String, Set<String>> labels = new TreeMap<>(Map.of("up", Set.of()));
        Matcher row = ROW.matcher(Files.readString(Path.of("..", "docs", "telemetry.md")));
        while (row.find()) {
            Set<String> names = new TreeSet<>(List.of(row.group(2).strip().split(",\\s*")));
            names.remove("");
            labels.put(row.group(1), names);
        }
        return new MetricTable(labels);
    }

    /** What is wrong with a query; nothing, if all that it asks for is there. */
    List<String> faults(PromQuery query) {
        List<String> faults = new ArrayList<>();
        Set<String> known = new TreeSet<>(OF_TARGETS);
        query.metrics().forEach((metric, selectors) -> {
            Set<String> its = labels.get(metric);
            if (its == null) {
                faults.add("there is no metric " + metric);
                return;
            }
            known.addAll(its);
            selectors.stream()
                    .filter(label -> !its.contains(label) && !OF_TARGETS.contains(label))
                    .forEach(label -> faults.add("%s has no label %s; it has %s".formatted(metric, label, its)));
        });
        query.grouping().stream()
                .filter(label -> !known.contains(label))
                .forEach(label -> faults.add("nothing in the query has the label %s".formatted(label)));
        return faults;
    }
}
