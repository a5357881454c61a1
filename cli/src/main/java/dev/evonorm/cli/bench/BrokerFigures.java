package dev.evonorm.cli.bench;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.contracts.event.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** What the broker knows of the search's topics. For one thread. */
final class BrokerFigures implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Admin admin;

    BrokerFigures(String servers) {
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000));
    }

    /** Records in each topic. */
    Map<String, Long> records() throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            admin.describeTopics(Topics.all()).allTopicNames().get().forEach((name, topic) -> topic.partitions()
                    .forEach(partition ->
                            wanted.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
            Map<String, Long> records = new HashMap<>();
            admin.listOffsets(wanted)
                    .all()
                    .get()
                    .forEach((partition, end) -> records.merge(partition.topic(), end.offset(), Long::sum));
            return records;
        } catch (ExecutionException e) {
            throw Refusal.failed("the broker does not say how long its topics are: %s", e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close(CLOSING);
    }
}
