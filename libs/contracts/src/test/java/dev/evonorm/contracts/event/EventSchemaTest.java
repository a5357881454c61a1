package dev.evonorm.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.evonorm.contracts.Samples;
import dev.evonorm.contracts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The published schema and asyncapi.yaml say what the records really are. */
class EventSchemaTest {
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final JsonNode SCHEMA_TEXT = read("events.schema.json", MAPPER);
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SCHEMA_TEXT);

    private static JsonNode read(String name, ObjectMapper mapper) {
        try (InputStream in = open(name)) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Samples.class.getResourceAsStream(name), name);
    }

    static List<Event> events() {
        return Samples.events();
    }

    static Stream<String> olderEvents() throws IOException {
        try (InputStream in = open("events-before-objectives.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    private static ObjectNode json(Event event) {
        try {
            return (ObjectNode) MAPPER.readTree(MAPPER.writerFor(Event.class).writeValueAsString(event));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsValid(Event event) {
        assertThat(SCHEMA.validate(json(event))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventWithoutWhatItNeedsIsInvalid(Event event) {
        String kind = event.getClass().getSimpleName();
        JsonNode required = SCHEMA_TEXT.at("/$defs/" + kind + "/required");
        assertThat(required).isNotEmpty();
        for (JsonNode field : required) {
            ObjectNode broken = json(event);
            broken.remove(field.asText());
            assertThat(SCHEMA.validate(broken)).as("%s without %s", kind, field).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void aFieldOfAnotherKindIsInvalid(Event event) {
        json(event).fieldNames().forEachRemaining(field -> {
            ObjectNode broken = json(event);
            broken.putArray(field).addObject();
            assertThat(SCHEMA.validate(broken)).as(field).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("olderEvents")
    void olderEventsStayValidAndReadable(String line) throws IOException {
        assertThat(SCHEMA.validate(MAPPER.readTree(line))).isEmpty();

        Event event = MAPPER.readValue(line, Event.class);

        assertThat(event.searchId()).isEqualTo("old");
        if (event instanceof CandidateAccepted accepted) {
            assertThat(accepted.asks("anything")).isTrue();
        }
    }

    @Test
    void theSchemaKnowsEveryEventAndNoOther() {
        List<String> refs = StreamSupport.stream(SCHEMA_TEXT.get("oneOf").spliterator(), false)
                .map(ref -> ref.get("$ref").asText().replace("#/$defs/", ""))
                .toList();

        assertThat(refs)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Event.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void asyncapiKnowsEveryTopicAndEveryMessageInIt() {
        JsonNode api = read("asyncapi.yaml", new YAMLMapper());
        List<String> addresses = api.get("channels").findValuesAsText("address");

        assertThat(addresses).containsExactlyElementsOf(Topics.all());
        for (JsonNode ref : api.get("components").get("messages").findValues("$ref")) {
            String[] parts = ref.asText().split("#", 2);
            assertThat(parts[0]).isEqualTo("./events.schema.json");
            assertThat(SCHEMA_TEXT.at(parts[1]).isObject()).as(ref.asText()).isTrue();
        }
        for (JsonNode ref : api.get("channels").findValues("$ref")) {
            assertThat(api.at(ref.asText().substring(1)).isObject())
                    .as(ref.asText())
                    .isTrue();
        }
        for (JsonNode ref : api.get("operations").findValues("$ref")) {
            assertThat(api.at(ref.asText().substring(1)).isObject())
                    .as(ref.asText())
                    .isTrue();
        }
    }
}
