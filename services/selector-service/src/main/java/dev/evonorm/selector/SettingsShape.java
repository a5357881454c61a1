package dev.evonorm.selector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evonorm.contracts.settings.Objective;
import dev.evonorm.contracts.settings.Objectives;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Compares JSON with the record that it is to become: every field is there unless it may be null, and no other is. Jackson
 * itself would fill in zeros and drop what it does not know, and a search would run on settings that nobody chose.
 */
final class SettingsShape {
    private SettingsShape() {}

    /** @throws Refusal naming the first field that is missing, unknown or of the wrong kind */
    static void check(String path, JsonNode tree, Class<?> type) {
        if (!tree.isObject()) {
            throw Refusal.badRequest("%s is %s; it must be an object".formatted(path, tree));
        }
        List<RecordComponent> components = List.of(type.getRecordComponents());
        for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (components.stream().noneMatch(component -> component.getName().equals(name))) {
                throw Refusal.badRequest("%s.%s is unknown; known are %s"
                        .formatted(
                                path,
                                name,
                                components.stream()
                                        .map(RecordComponent::getName)
                                        .toList()));
            }
        }
        for (RecordComponent component : components) {
            check(path + "." + component.getName(), tree.path(component.getName()), component);
        }
    }

    private static void check(String path, JsonNode value, RecordComponent component) {
        if (value.isMissingNode() || value.isNull()) {
            if (!mayBeNull(component)) {
                throw Refusal.badRequest("%s is missing; it is a %s"
                        .formatted(path, component.getType().getSimpleName()));
            }
        } else if (component.getType() == Objectives.class) {
            checkObjectives(path, value);
        } else if (component.getType().isRecord()) {
            check(path, value, component.getType());
        } else if (List.class.isAssignableFrom(component.getType())) {
            requireTexts(path, value);
        } else if (!fits(value, component.getType())) {
            throw Refusal.badRequest("%s is %s; it must be %s".formatted(path, value, kind(component.getType())));
        }
    }

    /** Jackson would take 1.5 for 1, and a number for a name. */
    private static boolean fits(JsonNode value, Class<?> type) {
        if (type == boolean.class) {
            return value.isBoolean();
        }
        if (type == int.class) {
            return value.isIntegralNumber() && value.canConvertToInt();
        }
        if (type == long.class || type == Long.class) {
            return value.isIntegralNumber() && value.canConvertToLong();
        }
        return type == double.class ? value.isNumber() : value.isTextual();
    }

    private static String kind(Class<?> type) {
        if (type == double.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        return type.isPrimitive() || type == Long.class ? "a whole number in range" : "a text";
    }

    private static void checkObjectives(String path, JsonNode value) {
        if (!value.isArray()) {
            throw Refusal.badRequest("%s is %s; it must be an array of objectives".formatted(path, value));
        }
        for (int i = 0; i < value.size(); i++) {
            if (!value.get(i).isTextual()) {
                check("%s[%d]".formatted(path, i), value.get(i), Objective.class);
            }
        }
    }

    private static void requireTexts(String path, JsonNode value) {
        boolean texts = value.isArray();
        for (JsonNode element : value) {
            texts &= element.isTextual();
        }
        if (!texts) {
            throw Refusal.badRequest("%s is %s; it must be an array of names".formatted(path, value));
        }
    }

    private static boolean mayBeNull(RecordComponent component) {
        return Arrays.stream(component.getAnnotatedType().getAnnotations())
                .anyMatch(annotation -> annotation.annotationType() == Nullable.class);
    }
}
