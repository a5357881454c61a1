package dev.evonorm.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the topics exist and the workers of every queue are alive. */
@Readiness
@ApplicationScoped
class KafkaReady implements HealthCheck {
    private final TopicSetup topics;
    private final WorkQueues queues;

    @Inject
    KafkaReady(TopicSetup topics, WorkQueues queues) {
        this.topics = topics;
        this.queues = queues;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("topics and work queues").withData("topics", topics.isDone());
        boolean ready = topics.isDone();
        for (WorkQueue queue : queues.running()) {
            response.withData(queue.name(), queue.isReady());
            ready &= queue.isReady();
        }
        return response.status(ready).build();
    }
}
