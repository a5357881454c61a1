package dev.evonorm.service.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A gauge with one value for each of a changing set of labels. Thread-safe. */
public final class GaugeTable {
    private final MultiGauge rows;
    private final Map<Tags, Double> values = new ConcurrentHashMap<>();

    public GaugeTable(MeterRegistry meters, String name, String description) {
        rows = MultiGauge.builder(name).description(description).register(meters);
    }

    /** From now on these are the values; labels that are not among them are gone. */
    public synchronized void set(Map<Tags, Double> now) {
        values.putAll(now);
        values.keySet().retainAll(now.keySet());
        // A row reads its value when it is read: those that stay are not made anew.
        rows.register(
                now.keySet().stream()
                        .<MultiGauge.Row<?>>map(
                                tags -> MultiGauge.Row.of(tags, values, all -> all.getOrDefault(tags, Double.NaN)))
                        .toList(),
                false);
    }
}
