package dev.evonorm.cli.chaos;

import dev.evonorm.contracts.event.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Reads all topics of the flow as they grow, and knows when the services last sent what. Thread-safe. */
final class Traffic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Instant> lastSent = new ConcurrentHashMap<>();
    private final Consumer<ConsumerRecord<byte[], byte[]>> listener;
    private final Thread thread;

    /** @param listener told of every record that a service sent, in one thread */
    Traffic(String servers, Consumer<ConsumerRecord<byte[], byte[]>> listener) {
        this.listener = listener;
        thread = new Thread(() -> read(servers), "chaos-traffic");
        thread.setDaemon(true);
        thread.start();
    }

    /** When a service last sent a record to one of the topics, by the sender's clock; the distant past if none did. */
    Instant lastSent(Collection<String> topics) {
        return topics.stream()
                .map(topic -> lastSent.getOrDefault(topic, Instant.EPOCH))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private void read(String servers) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> Topics.all().contains(topic.getKey()))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(POLL).forEach(this::tell);
            }
        } catch (InterruptException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(ConsumerRecord<byte[], byte[]> record) {
        if (Sender.isOurs(record)) {
            return;
        }
        lastSent.merge(record.topic(), Instant.ofEpochMilli(record.timestamp()), (a, b) -> a.isAfter(b) ? a : b);
        listener.accept(record);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join(Duration.ofSeconds(10).toMillis());
    }
}
