package dev.evonorm.infra.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.TreeSet;

/** Checks a resource against the classes that its makers generate from their schemas; {@link SchemaTest} tells which. */
final class Schemas {
    private static final Map<String, Class<?>> STRIMZI = Map.of(
            "Kafka", Kafka.class,
            "KafkaNodePool", KafkaNodePool.class,
            "KafkaTopic", KafkaTopic.class,
            "KafkaUser", KafkaUser.class);

    private final ObjectMapper strict = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Null if the resource fits; else what does not. */
    @Nullable
    String fault(ObjectNode resource) {
        String kind = resource.path("kind").asText();
        try {
            switch (resource.path("apiVersion").asText()) {
                case "kafka.strimzi.io/v1" -> strimzi(resource, kind);
                case "keda.sh/v1alpha1" -> strict.treeToValue(resource, Scaler.class);
                default -> kubernetes(resource, kind);
            }
            return null;
        } catch (IOException | RuntimeException e) {
            return "%s %s: %s".formatted(kind, Overlay.nameOf(resource), e.getMessage());
        }
    }

    private void kubernetes(ObjectNode resource, String kind) throws IOException {
        JsonElement json = JsonParser.parseString(resource.toString());
        Class<?> type;
        try {
            type = Class.forName("io.kubernetes.client.openapi.models.V1" + kind);
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no such kind", e);
        }
        // Numbers and quantities are not looked at before they are read.
        sameAfterReading(
                resource, strict.readTree(JSON.getGson().toJson(JSON.getGson().fromJson(json, type))), "");
    }

    private void strimzi(ObjectNode resource, String kind) throws IOException {
        Class<?> type = STRIMZI.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("no such kind");
        }
        UnknownFields.in(strict.treeToValue(resource, type), resource, kind);
    }

    /** What the class did not take up is no field of it. */
    private static void sameAfterReading(JsonNode told, JsonNode read, String path) {
        if (told.isObject()) {
            told.properties().forEach(entry -> {
                String at = path + "/" + entry.getKey();
                if (!read.has(entry.getKey()) && !isEmpty(entry.getValue())) {
                    throw new IllegalArgumentException(at + " is not taken up; known are " + names(read));
                }
                sameAfterReading(entry.getValue(), read.path(entry.getKey()), at);
            });
        } else if (told.isArray()) {
            for (int i = 0; i < told.size(); i++) {
                sameAfterReading(told.get(i), read.path(i), path + "/" + i);
            }
        }
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isContainerNode() && value.isEmpty();
    }

    private static TreeSet<String> names(JsonNode object) {
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
