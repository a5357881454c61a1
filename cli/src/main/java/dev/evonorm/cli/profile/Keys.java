package dev.evonorm.cli.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.evonorm.cli.refusal.Nearest;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.contracts.settings.Objective;
import dev.evonorm.contracts.settings.Objectives;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys that a profile may hold, taken from the settings' records, so that the two cannot drift apart. Checks names and
 * kinds of values, key by key; limits are the records' own.
 */
final class Keys {
    private final Source source;

    Keys(Source source) {
        this.source = source;
    }

    /** The block as Jackson wants it: durations in ISO-8601, numbers as numbers, null for what may be off. */
    ObjectNode check(ObjectNode block, String prefix, Class<?> record) {
        Map<String, RecordComponent> known = components(record);
        ObjectNode checked = JsonNodeFactory.instance.objectNode();
        block.fields().forEachRemaining(entry -> {
            String path = prefix + entry.getKey();
            RecordComponent component = known.get(entry.getKey());
            if (component == null) {
                throw unknown(entry.getKey(), path, known);
            }
            boolean off =
                    entry.getValue().isNull() && component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            checked.set(entry.getKey(), off ? entry.getValue() : value(entry.getValue(), path, component.getType()));
        });
        return checked;
    }

    private Refusal unknown(String key, String path, Map<String, RecordComponent> known) {
        String suggestion = Nearest.suggestion(key, known.keySet(), 1);
        String help = suggestion.isEmpty() ? "; known here are " + String.join(", ", known.keySet()) : suggestion;
        return Refusal.wrongUse("%sunknown key '%s'%s", source.at(path), key, help);
    }

    private JsonNode value(JsonNode value, String path, Class<?> type) {
        if (type == Objectives.class) {
            return objectives(value, path);
        }
        if (type.isRecord()) {
            if (value instanceof ObjectNode block) {
                return check(block, path + ".", type);
            }
            throw wrong(
                    path,
                    value,
                    "a block with the keys "
                            + String.join(", ", components(type).keySet()));
        }
        JsonNode read = scalar(value, type);
        if (read == null) {
            throw wrong(path, value, expected(type));
        }
        return read;
    }

    /** Names, and blocks for those that are no share. */
    private JsonNode objectives(JsonNode value, String path) {
        ArrayNode checked = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : value) {
            if (element instanceof ObjectNode block) {
                checked.add(check(block, path + ".", Objective.class));
            } else {
                checked.add(element);
            }
        }
        if (!value.isArray() || !allNamed(value)) {
            throw wrong(
                    path,
                    value,
                    "a list of names and of blocks, such as [resnet50, {name: training-cost, better: lower, unit: ms}]");
        }
        return checked;
    }

    private static boolean allNamed(JsonNode array) {
        boolean named = true;
        for (JsonNode element : array) {
            named &= element.isTextual() || element.isObject();
        }
        return named;
    }

    private static @Nullable JsonNode scalar(JsonNode value, Class<?> type) {
        if (type == Duration.class) {
            Duration span = value.isValueNode() ? TimeSpan.parse(value.asText()).orElse(null) : null;
            return span == null ? null : TextNode.valueOf(span.toString());
        }
        if (type == double.class) {
            return number(value);
        }
        boolean fits = type.isEnum()
                ? names(type).contains(value.asText())
                : type == List.class
                        ? value.isArray() && allText(value)
                        : type == boolean.class
                                ? value.isBoolean()
                                : type == String.class
                                        ? value.isTextual() && !value.asText().isBlank()
                                        : type == int.class ? value.isInt() : value.isIntegralNumber();
        return fits ? value : null;
    }

    /** YAML takes {@code 1e8} for text; people mean the number. */
    private static @Nullable JsonNode number(JsonNode value) {
        if (value.isNumber()) {
            return value;
        }
        try {
            return value.isTextual() ? DoubleNode.valueOf(Double.parseDouble(value.asText())) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean allText(JsonNode array) {
        boolean text = true;
        for (JsonNode element : array) {
            text &= element.isTextual();
        }
        return text;
    }

    private Refusal wrong(String path, JsonNode value, String expected) {
        String shown = value.isTextual() ? "'" + value.asText() + "'" : value.toString();
        return Refusal.wrongUse("%s%s is %s; it must be %s", source.at(path), path, shown, expected);
    }

    private static String expected(Class<?> type) {
        if (type == Duration.class) {
            return TimeSpan.FORM;
        }
        if (type.isEnum()) {
            return "one of " + String.join(", ", names(type));
        }
        if (type == List.class) {
            return "a list of names, such as [resnet50, mobilenetv2]";
        }
        return type == boolean.class
                ? "true or false"
                : type == String.class ? "a name" : type == double.class ? "a number" : "an integer";
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getFields())
                .map(field -> field.getAnnotation(JsonProperty.class))
                .filter(property -> property != null)
                .map(JsonProperty::value)
                .toList();
    }

    private static Map<String, RecordComponent> components(Class<?> record) {
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            components.put(component.getName(), component);
        }
        return components;
    }
}
