package dev.evonorm.service;

import dev.evonorm.contracts.event.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

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
    /** The key's length, where only its beginning was kept. */
    static final String TRUNCATED_KEY = "dead-letter-key-length";
    /** How many headers of the record were left out for their size. */
    static final String DROPPED_HEADERS = "dead-letter-headers-dropped";

    private static final int MAX_REASON = 4096;
    /** A value up to this length is kept whole, so that the letter passes where the record did, with all that is added. */
    private static final int MAX_VALUE = 960 * 1024;

    private static final int KEPT_OF_OVERSIZED = 64 * 1024;
    private static final int MAX_KEY = 16 * 1024;
    private static final int MAX_HEADERS = 16 * 1024;
    private static final Set<String> TRACE = Set.of("traceparent", "tracestate");

    private DeadLetter() {}

    static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> record, String group, String reason, @Nullable Throwable cause) {
        Headers headers = bounded(record.headers());
        put(headers, REASON, reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason);
        if (cause != null) {
            put(headers, EXCEPTION, cause.getClass().getName());
        }
        put(headers, TOPIC, record.topic());
        put(headers, PARTITION, record.partition());
        put(headers, OFFSET, record.offset());
        put(headers, DELIVERIES, record.deliveryCount().orElse((short) 1));
        byte @Nullable [] value = record.value();
        if (value != null && value.length > MAX_VALUE) {
            put(headers, TRUNCATED, value.length);
            value = Arrays.copyOf(value, KEPT_OF_OVERSIZED);
        }
        byte @Nullable [] key = record.key();
        if (key != null && key.length > MAX_KEY) {
            put(headers, TRUNCATED_KEY, key.length);
            key = Arrays.copyOf(key, MAX_KEY);
        }
        return new ProducerRecord<>(Topics.deadLetters(record.topic(), group), null, null, key, value, headers);
    }

    /** The trace, and of the rest what there is room for. */
    private static Headers bounded(Headers all) {
        Headers kept = new RecordHeaders();
        int room = MAX_HEADERS;
        int dropped = 0;
        for (Header header : traceFirst(all)) {
            int size = header.key().length() + (header.value() == null ? 0 : header.value().length);
            if (size <= room) {
                room -= size;
                kept.add(header);
            } else {
                dropped++;
            }
        }
        if (dropped > 0) {
            put(kept, DROPPED_HEADERS, dropped);
        }
        return kept;
    }

    private static List<Header> traceFirst(Headers all) {
        List<Header> trace = new ArrayList<>();
        List<Header> rest = new ArrayList<>();
        all.forEach(header -> (TRACE.contains(header.key()) ? trace : rest).add(header));
        trace.addAll(rest);
        return trace;
    }

    private static void put(Headers headers, String name, Object value) {
        headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
    }
}
