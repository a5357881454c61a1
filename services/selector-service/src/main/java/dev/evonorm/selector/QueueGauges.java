package dev.evonorm.selector;

import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.service.Broker;
import dev.evonorm.service.KafkaBacklog;
import dev.evonorm.service.KafkaBacklog.Queue;
import dev.evonorm.service.telemetry.GaugeTable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** What waits in the work queues and in the dead letters, as metrics. The connection is made at the first measurement. */
@Singleton
final class QueueGauges {
    private final Searches searches;
    private final Broker broker;
    private final GaugeTable backlog;
    private final GaugeTable deadLetters;
    private @Nullable KafkaBacklog kafka;

    QueueGauges(Searches searches, MeterRegistry meters, Broker broker) {
        this.searches = searches;
        this.broker = broker;
        backlog = new GaugeTable(meters, "evonorm.queue.backlog", "Records of a work queue that are not done");
        deadLetters = new GaugeTable(meters, "evonorm.dead.letters", "Records that were given up on");
    }

    /** Measures all. */
    synchronized void measure() throws ExecutionException, InterruptedException {
        if (kafka == null) {
            kafka = new KafkaBacklog(broker);
        }
        backlog.set(tagged(kafka.ofQueues(expected())));
        deadLetters.set(tagged(kafka.ofDeadLetters()));
    }

    /** The queues that have work from now on, though their workers may be yet to come. */
    private Set<Queue> expected() {
        Set<Queue> queues = new HashSet<>();
        queues.add(new Queue(Topics.PROPOSED, "rejection"));
        queues.add(new Queue(Topics.FINALISTS, "eval"));
        searches.list().stream()
                .filter(search -> !search.state().ended())
                .flatMap(search -> searches.settings(search.searchId()).stream())
                .map(SearchSettings::objectives)
                .forEach(tasks ->
                        tasks.names().forEach(task -> queues.add(new Queue(Topics.ACCEPTED, Topics.taskGroup(task)))));
        return queues;
    }

    private static Map<Tags, Double> tagged(Map<Queue, Long> counts) {
        Map<Tags, Double> tagged = new HashMap<>();
        counts.forEach((queue, count) ->
                tagged.put(Tags.of("topic", queue.topic(), "group", queue.group()), count.doubleValue()));
        return tagged;
    }

    @PreDestroy
    synchronized void close() {
        if (kafka != null) {
            kafka.close();
            kafka = null;
        }
    }
}
