package dev.evonorm.contracts.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.evonorm.contracts.event.Event;

/** The one configuration of Jackson: durations and instants in ISO-8601, nulls left out, graphs in their own format. */
public final class Json {
    private static final int MAX_NESTING = 64;
    private static final int MAX_STRING = 1 << 20;

    private Json() {}

    /** A mapper for events and status, which ignores unknown fields. Thread-safe once configured; each call makes a new one. */
    public static ObjectMapper mapper() {
        return configure(new ObjectMapper());
    }

    /** Sets a given mapper up in the same way. */
    public static ObjectMapper configure(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .maxStringLength(MAX_STRING)
                        .build());
        // Jackson 2 does not look at the permits of a sealed type by itself.
        mapper.registerSubtypes(Event.class.getPermittedSubclasses());
        return mapper.registerModule(new JavaTimeModule())
                .registerModule(new GraphModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .setSerializationInclusion(JsonInclude.Include.NON_NULL);
    }
}
