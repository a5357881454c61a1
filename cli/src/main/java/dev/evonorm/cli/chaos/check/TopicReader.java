package dev.evonorm.cli.chaos.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.json.Json;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads whole topics, as a client of no group. For one thread. */
public final class TopicReader implements AutoCloseable {
    /** The longest value that is an event, in bytes. */
    private static final int LONGEST = 1 << 20;

    private static final Duration POLL = Duration.ofMillis(500);

    private final ObjectMapper mapper = Json.mapper();
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param servers such as {@code 127.0.0.1:9092} */
    public TopicReader(String servers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Every record of the flow's topics. */
    public List<StoredRecord> flow() {
        return read(Topics.all()::contains);
    }

    /** Every record of the dead-letter topics. */
    public List<StoredRecord> deadLetters() {
        return read(topic -> topic.endsWith(".dlq"));
    }

    private List<StoredRecord> read(Predicate<String> wanted) {
        List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> wanted.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<StoredRecord> records = new ArrayList<>();
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            for (ConsumerRecord<byte[], byte[]> polled : consumer.poll(POLL)) {
                records.add(stored(polled));
            }
        }
        return records;
    }

    private StoredRecord stored(ConsumerRecord<byte[], byte[]> polled) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : polled.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        byte @Nullable [] value = polled.value();
        return new StoredRecord(
                polled.topic(),
                polled.partition(),
                polled.offset(),
                Instant.ofEpochMilli(polled.timestamp()),
                headers,
                value == null ? -1 : value.length,
                event(value));
    }

    /** What the contract calls an event: JSON in UTF-8 of a known type, at most 1 MiB. */
    private @Nullable Event event(byte @Nullable [] value) {
        if (value == null || value.length > LONGEST) {
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            return mapper.readValue(text, Event.class);
        } catch (IOException noEvent) {
            return null;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
