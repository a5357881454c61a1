package dev.evonorm.cli.chaos.check;

import dev.evonorm.contracts.event.Event;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * A record as it lies in a topic.
 *
 * @param at when it was made
 * @param headers as text
 * @param length of the value in bytes, -1 where there is none
 * @param event what the value says, null where it is no event
 */
public record StoredRecord(
        String topic,
        int partition,
        long offset,
        Instant at,
        Map<String, String> headers,
        int length,
        @Nullable Event event) {
    public StoredRecord {
        headers = Map.copyOf(headers);
    }

    /** Such as {@code layers.scored.v1-2@17}. */
    String place() {
        return place(topic, Integer.toString(partition), Long.toString(offset));
    }

    static String place(@Nullable String topic, @Nullable String partition, @Nullable String offset) {
        return "%s-%s@%s".formatted(topic, partition, offset);
    }
}
