package dev.evonorm.loop;

import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.service.Events;
import dev.evonorm.service.Publication;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * All topics of the flow from one place: what was published since it began, in the order of publication. The partitions
 * have no order among each other, so each record says its number.
 */
final class Relay implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String NUMBER = "number";

    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private int published;
    private int read;

    Relay(String bootstrapServers, int partitions) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : Topics.all()) {
            for (int partition = 0; partition < partitions; partition++) {
                all.add(new TopicPartition(topic, partition));
            }
        }
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
    }

    void publish(String topic, Event event) {
        publish(topic, event.key(), Events.encode(event));
    }

    void publish(List<Publication> publications) {
        publications.forEach(each -> publish(each.topic(), each.event()));
    }

    void publish(String topic, String key, String value) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, key, value);
        record.headers().add(NUMBER, Integer.toString(published++).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        producer.send(record);
    }

    /** Everything that was published since the last call, from the broker. */
    List<ConsumerRecord<String, String>> take() {
        producer.flush();
        List<ConsumerRecord<String, String>> taken = new ArrayList<>();
        while (read < published) {
            for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                taken.add(record);
                read++;
            }
        }
        taken.sort(Comparator.comparingInt(Relay::number));
        return taken;
    }

    private static int number(ConsumerRecord<String, String> record) {
        return Integer.parseInt(
                new String(record.headers().lastHeader(NUMBER).value(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
