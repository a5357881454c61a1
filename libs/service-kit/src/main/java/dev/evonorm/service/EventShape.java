package dev.evonorm.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.json.Json;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the schema of events says of their own fields: which must be there, and what ids and names look like. Jackson itself
 * would take a missing number for 0, and any text for an id, which then becomes part of a key, a line or a file's name.
 * Deeper fields are checked by the records that they become. Immutable.
 */
final class EventShape {
    private static final String SCHEMA = "/dev/evonorm/contracts/events.schema.json";
    private static final String DEFINITION = "#/$defs/";
    private static final int SHOWN = 60;

    /** A field of an event; the pattern is that of its text, null where it may be anything. */
    private record Field(String name, boolean required, @Nullable Pattern form) {
        /** A number is no text, though Jackson would make one of it. */
        boolean admits(JsonNode value) {
            return form == null
                    || value.isTextual() && form.matcher(value.textValue()).matches();
        }
    }

    private static final EventShape OF_EVENTS = read();

    private final Map<String, List<Field>> fields;

    private EventShape(Map<String, List<Field>> fields) {
        this.fields = fields;
    }

    static EventShape ofEvents() {
        return OF_EVENTS;
    }

    /** @throws UndecodableEventException naming the first field that is missing or no id */
    void check(JsonNode event) throws UndecodableEventException {
        String type = event.path("type").asText("");
        for (Field field : fields.getOrDefault(type, List.of())) {
            JsonNode value = event.path(field.name());
            if (value.isMissingNode() || value.isNull()) {
                if (field.required()) {
                    throw new UndecodableEventException(
                            "the value is no event: %s has no '%s'".formatted(type, field.name()));
                }
            } else if (!field.admits(value)) {
                throw new UndecodableEventException("the value is no event: %s of a %s is '%s'; it must match %s"
                        .formatted(field.name(), type, cut(value.asText()), field.form()));
            }
        }
    }

    private static String cut(String text) {
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return shown.replaceAll("\\p{Cntrl}", "?");
    }

    private static EventShape read() {
        try (InputStream in = Topics.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException(SCHEMA + " is missing from contracts");
            }
            JsonNode definitions = Json.mapper().readTree(in).path("$defs");
            Map<String, List<Field>> fields = new HashMap<>();
            definitions.fields().forEachRemaining(definition -> {
                if (definition.getValue().at("/properties/type").has("const")) {
                    fields.put(definition.getKey(), fields(definition.getValue(), definitions));
                }
            });
            return new EventShape(Map.copyOf(fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Field> fields(JsonNode definition, JsonNode definitions) {
        List<String> required = new ArrayList<>();
        definition.path("required").forEach(name -> required.add(name.asText()));
        List<Field> fields = new ArrayList<>();
        definition.path("properties").fields().forEachRemaining(property -> {
            String reference = property.getValue().path("$ref").asText("");
            JsonNode kind = reference.startsWith(DEFINITION)
                    ? definitions.path(reference.substring(DEFINITION.length()))
                    : property.getValue();
            Pattern form =
                    kind.has("pattern") ? Pattern.compile(kind.get("pattern").asText()) : null;
            fields.add(new Field(property.getKey(), required.contains(property.getKey()), form));
        });
        return List.copyOf(fields);
    }
}
