package dev.evonorm.infra.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;

/**
 * A strategic merge: maps are merged, null removes, lists are replaced; but of Kubernetes' own kinds some lists are merged
 * by a key of their entries.
 */
final class StrategicMerge {
    static final Map<String, String> KEYS = Map.of(
            "containers", "name",
            "env", "name",
            "volumes", "name",
            "volumeMounts", "mountPath",
            "ports", "containerPort");

    private StrategicMerge() {}

    /** Changes the resource. */
    static void of(ObjectNode resource, ObjectNode patch) {
        boolean ours = resource.path("apiVersion").asText().startsWith("apps/");
        merge(resource, patch, ours);
    }

    private static void merge(ObjectNode into, ObjectNode patch, boolean byKey) {
        patch.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            JsonNode old = into.get(name);
            String key = byKey ? KEYS.get(name) : null;
            if (value.isNull()) {
                into.remove(name);
            } else if (value.isObject() && old instanceof ObjectNode object) {
                merge(object, (ObjectNode) value, byKey);
            } else if (key != null && old instanceof ArrayNode list) {
                value.forEach(element -> mergeElement(list, (ObjectNode) element, key));
            } else {
                into.set(name, value.deepCopy());
            }
        });
    }

    private static void mergeElement(ArrayNode list, ObjectNode element, String key) {
        @Nullable ObjectNode same = null;
        for (JsonNode old : list) {
            if (Objects.equals(old.get(key), element.get(key))) {
                same = (ObjectNode) old;
            }
        }
        if (same == null) {
            list.add(element.deepCopy());
        } else {
            merge(same, element, true);
        }
    }
}
