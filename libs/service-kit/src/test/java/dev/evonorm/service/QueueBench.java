package dev.evonorm.service;

import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.service.telemetry.Telemetry;
import dev.evonorm.stack.EmbeddedKafka;
import dev.evonorm.stack.FreePorts;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** A broker, and what a test of a queue puts in and reads out; each test has topics of its own. */
final class QueueBench implements AutoCloseable {
    static final String GROUP = "task.test";
    static final int HALTED = HardDeadline.STATUS;

    private final EmbeddedKafka kafka;
    private final KafkaProducer<byte[], byte[]> producer;
    private final QueueReader reader;
    private final List<WorkQueue> queues = new ArrayList<>();

    QueueBench(Path folder) {
        List<Integer> ports = FreePorts.take(2);
        kafka = EmbeddedKafka.start(folder, ports.get(0), ports.get(1));
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "compression.type",
                        "gzip",
                        "max.request.size",
                        8 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        reader = new QueueReader(kafka.bootstrapServers());
    }

    String servers() {
        return kafka.bootstrapServers();
    }

    /** Quick: locks of 2 s, three deliveries, hardly a pause between them. */
    QueueSettings settings() {
        return new QueueSettings(
                Broker.of(servers()), 1, Duration.ofSeconds(2), 3, Duration.ofMillis(50), Duration.ofMillis(300));
    }

    WorkQueue start(String topic, Work<FinalistEvaluated> work, int workers) {
        return start(topic, work, workers, status -> {
            throw new AssertionError("halted with " + status);
        });
    }

    WorkQueue start(String topic, Work<FinalistEvaluated> work, int workers, IntConsumer halt) {
        return start(settings(), topic, work, new Slots(workers), halt);
    }

    WorkQueue start(QueueSettings settings, String topic, Work<FinalistEvaluated> work, Slots slots) {
        return start(settings, topic, work, slots, status -> {
            throw new AssertionError("halted with " + status);
        });
    }

    private WorkQueue start(
            QueueSettings settings, String topic, Work<FinalistEvaluated> work, Slots slots, IntConsumer halt) {
        WorkQueue queue = WorkQueue.start(settings, topic, GROUP, work, slots, Telemetry.off(), halt);
        queues.add(queue);
        return queue;
    }

    void createTopic(String topic) throws Exception {
        try (KafkaTopics topics = new KafkaTopics(Broker.of(servers()))) {
            topics.ensure(List.of(topic), 1);
        }
    }

    void put(String topic, Event... events) throws Exception {
        for (Event event : events) {
            put(topic, event.key(), Events.encode(event).getBytes(StandardCharsets.UTF_8));
        }
    }

    void put(String topic, Event event, String header, String text) throws Exception {
        var record = new ProducerRecord<>(
                topic,
                event.key().getBytes(StandardCharsets.UTF_8),
                Events.encode(event).getBytes(StandardCharsets.UTF_8));
        record.headers().add(header, text.getBytes(StandardCharsets.UTF_8));
        producer.send(record).get(30, TimeUnit.SECONDS);
    }

    void put(String topic, String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                .get(30, TimeUnit.SECONDS);
    }

    /** All that a topic (of one partition) holds now. */
    List<ConsumerRecord<String, byte[]>> records(String topic) {
        return reader.records(topic);
    }

    List<String> keys(String topic) {
        return records(topic).stream().map(ConsumerRecord::key).toList();
    }

    static FinalistEvaluated job(String id) {
        return new FinalistEvaluated("search", id, Map.of("resnet50", 0.5), Map.of());
    }

    @Override
    public void close() {
        queues.forEach(WorkQueue::close);
        producer.close();
        reader.close();
        kafka.close();
    }
}
