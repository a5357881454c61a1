package dev.evonorm.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.json.Json;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * The topics from a test's side: publishes events, and reads what a service answered. Reading starts at the beginning each
 * time, so tests of one broker tell their events apart by the search's id.
 */
public final class Wire implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final ObjectMapper json = Json.mapper();
    private final String bootstrapServers;
    private final KafkaProducer<String, String> producer;

    public Wire(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
    }

    /** Publishes an event and returns when the broker has it. */
    public void publish(String topic, Event event) {
        publish(topic, event.key(), write(event));
    }

    /** Publishes any text, such as one that is no event. */
    public void publish(String topic, String key, String text) {
        try {
            producer.send(new ProducerRecord<>(topic, key, text)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("could not publish to " + topic, e);
        }
    }

    /** All records of a topic so far; none if there is no such topic. */
    public List<ConsumerRecord<String, String>> records(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "allow.auto.create.topics", false),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().getOrDefault(topic, List.of()).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    /** Waits for so many events about a candidate on a topic, and returns all that are there. */
    public List<Event> await(String topic, String candidateId, int count, Duration patience) {
        return Awaitility.await(count + " events about " + candidateId + " on " + topic)
                .atMost(patience)
                .pollInterval(POLL)
                .until(() -> about(topic, candidateId), events -> events.size() >= count);
    }

    /** The events about a candidate on a topic so far. */
    public List<Event> about(String topic, String candidateId) {
        return records(topic).stream()
                .filter(record -> candidateId.equals(record.key()))
                .map(record -> read(record.value()))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
    }

    private String write(Event event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new AssertionError(event + " has no JSON form", e);
        }
    }

    private Event read(String text) {
        try {
            return json.readValue(text, Event.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no event: " + text, e);
        }
    }
}
