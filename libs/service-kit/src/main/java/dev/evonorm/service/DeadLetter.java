package dev.evonorm.service;

import dev.evonorm.contracts.event.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A record that could not be decoded, or failed again and again: key, value and headers as they came, and why in more
 * headers, which are named as SmallRye names them.
 */
final class DeadLetter {
    static final String REASON = "dead-letter-reason";
    static final String EXCEPTION = "dead-letter-exception-class-name";
    static final String TOPIC = "dead-letter-topic";
    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";
    static final String DELIVERIES = "dead-letter-delivery-count";
    /** The value's length, where only its beginning was kept. */
    static final String TRUNCATED = "dead-letter-value-length";

    private static final int MAX_REASON = 4096;
    private static final int KEPT_OF_OVERSIZED = 64 * 1024;

    private DeadLetter() {}

    static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> record, String group, String reason, @Nullable Throwable cause) {
        return to(Topics.deadLetters(record.topic(), group), record, reason, cause);
    }

    /** @param topic of the dead letters */
    static ProducerRecord<byte[], byte[]> to(
            String topic, ConsumerRecord<byte[], byte[]> record, String reason, @Nullable Throwable cause) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        put(headers, REASON, reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason);
        if (cause != null) {
            put(headers, EXCEPTION, cause.getClass().getName());
        }
        put(headers, TOPIC, record.topic());
        put(headers, PARTITION, record.partition());
        put(headers, OFFSET, record.offset());
        put(headers, DELIVERIES, record.deliveryCount().orElse((short) 1));
        byte @Nullable [] value = record.value();
        if (value != null && value.length > Events.MAX_BYTES) {
            put(headers, TRUNCATED, value.length);
            value = Arrays.copyOf(value, KEPT_OF_OVERSIZED);
        }
        return new ProducerRecord<>(topic, null, null, record.key(), value, headers);
    }

    private static void put(Headers headers, String name, Object value) {
        headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
    }
}
