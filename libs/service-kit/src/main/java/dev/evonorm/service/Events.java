package dev.evonorm.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.json.Json;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Events as the values of records: JSON in UTF-8, at most 1 MiB. Thread-safe. */
public final class Events {
    /** The longest value that is decoded, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int LONGEST_REASON = 500;

    private static final ObjectMapper MAPPER = Json.mapper();

    private Events() {}

    /** @throws UndecodableEventException if the value is missing, too long, or no event */
    public static Event decode(@Nullable String value) throws UndecodableEventException {
        if (value == null) {
            throw new UndecodableEventException("the record has no value");
        }
        // A char is at least one byte; the exact count is made only of values near the limit.
        if (value.length() > MAX_BYTES) {
            throw tooLong(value.length());
        }
        int bytes = value.length() > MAX_BYTES / 3 ? value.getBytes(StandardCharsets.UTF_8).length : value.length();
        if (bytes > MAX_BYTES) {
            throw tooLong(bytes);
        }
        return parse(value);
    }

    /** @throws UndecodableEventException if the value is missing, too long, not UTF-8, or no event */
    public static Event decode(byte @Nullable [] value) throws UndecodableEventException {
        if (value == null) {
            throw new UndecodableEventException("the record has no value");
        }
        if (value.length > MAX_BYTES) {
            throw tooLong(value.length);
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new UndecodableEventException("the value is not UTF-8", e);
        }
    }

    /**
     * An event that was checked when it came and has been kept by us since: its ids, and its length in another form, are not
     * looked at again.
     *
     * @throws UndecodableEventException if the value is no event
     */
    public static Event decodeKept(String value) throws UndecodableEventException {
        try {
            return MAPPER.readValue(value, Event.class);
        } catch (JsonProcessingException e) {
            throw new UndecodableEventException("the value is no event: " + cut(e.getOriginalMessage()), e);
        }
    }

    /** The value to publish. */
    public static String encode(Event event) {
        try {
            return MAPPER.writerFor(Event.class).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event always has a JSON form: " + event, e);
        }
    }

    private static Event parse(String json) throws UndecodableEventException {
        Event event;
        try {
            JsonNode tree = MAPPER.readTree(json);
            EventShape.ofEvents().check(tree);
            event = MAPPER.treeToValue(tree, Event.class);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String where = at == null || at.getLineNr() < 1
                    ? ""
                    : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
            throw new UndecodableEventException(
                    "the value is no event%s: %s".formatted(where, cut(e.getOriginalMessage())), e);
        } catch (IllegalArgumentException e) {
            throw new UndecodableEventException("the value is no event: " + cut(e.getMessage()), e);
        }
        if (event == null) {
            throw new UndecodableEventException("the value is JSON null");
        }
        return event;
    }

    /** The parser's words may hold what it was given. */
    private static String cut(@Nullable String message) {
        String text = String.valueOf(message);
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }

    private static UndecodableEventException tooLong(int bytes) {
        return new UndecodableEventException(
                "the value has at least %d bytes; an event has at most %d".formatted(bytes, MAX_BYTES));
    }
}
