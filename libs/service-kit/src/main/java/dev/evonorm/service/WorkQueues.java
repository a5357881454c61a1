package dev.evonorm.service;

import dev.evonorm.contracts.event.Event;
import dev.evonorm.service.telemetry.Telemetry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The work queues of a service; all of them are stopped, and their records handed back, when the service stops. */
@ApplicationScoped
public class WorkQueues {
    private final QueueSettings settings;
    private final Telemetry telemetry;
    private final List<WorkQueue> queues = new CopyOnWriteArrayList<>();

    @Inject
    WorkQueues(ServiceConfig config, Broker broker, Telemetry telemetry) {
        this.telemetry = telemetry;
        ServiceConfig.Queue queue = config.queue();
        settings = new QueueSettings(
                broker,
                config.topics().partitions(),
                queue.lock(),
                queue.deliveries(),
                queue.retryDelay(),
                queue.grace());
    }

    /**
     * Starts workers and returns at once, also when no broker answers yet; see {@link WorkQueue}.
     *
     * @param slots jobs at a time; queues of one process may share them
     */
    public <E extends Event> void start(String topic, String group, Work<E> work, Slots slots) {
        queues.add(WorkQueue.start(settings, topic, group, work, slots, telemetry));
    }

    List<WorkQueue> running() {
        return List.copyOf(queues);
    }

    @PreDestroy
    void stop() {
        queues.parallelStream().forEach(WorkQueue::close);
    }
}
