package dev.evonorm.selector;

import dev.evonorm.service.telemetry.WhileRead;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Keeps searches and queues measured while somebody collects metrics: here and nowhere else, since the selector owns them. */
@Singleton
final class Gauges {
    private final WhileRead searches;
    private final WhileRead queues;

    Gauges(SearchGauges searches, QueueGauges queues, SelectorConfig config, MeterRegistry meters) {
        this.searches = new WhileRead("searches", config.measure(), searches::measure, meters);
        this.queues = new WhileRead("queues", config.measure(), queues::measure, meters);
    }

    void start(@Observes StartupEvent event) {
        // Being made is all: from now on the metrics are there.
    }

    void stop(@Observes ShutdownEvent event) {
        searches.close();
        queues.close();
    }
}
