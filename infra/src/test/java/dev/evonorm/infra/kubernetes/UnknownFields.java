package dev.evonorm.infra.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.strimzi.api.kafka.model.common.UnknownPropertyPreserving;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;

/**
 * Finds what Strimzi's classes did not understand: each keeps fields that it does not know in a map, to write them out
 * again, and takes an unknown value of an enumeration for null.
 */
final class UnknownFields {
    private UnknownFields() {}

    /** @throws IllegalArgumentException if there is a field, or a value, that Strimzi does not know */
    static void in(@Nullable Object read, JsonNode told, String path) {
        if (read == null) {
            if (!told.isNull() && !told.isMissingNode()) {
                throw new IllegalArgumentException("%s cannot be %s".formatted(path, told));
            }
        } else if (read instanceof Iterable<?> list) {
            int i = 0;
            for (Object element : list) {
                in(element, told.path(i), "%s[%d]".formatted(path, i));
                i++;
            }
        } else if (read instanceof UnknownPropertyPreserving known) {
            Map<String, Object> unknown = known.getAdditionalProperties();
            if (unknown != null && !unknown.isEmpty()) {
                throw new IllegalArgumentException("%s has no field %s".formatted(path, unknown.keySet()));
            }
            for (Method method : read.getClass().getMethods()) {
                if (isGetter(method)) {
                    String field = field(method);
                    in(value(read, method), told.path(field), path + "." + field);
                }
            }
        }
    }

    private static boolean isGetter(Method method) {
        return method.getName().startsWith("get")
                && method.getParameterCount() == 0
                && !method.isBridge()
                && !method.getName().equals("getAdditionalProperties");
    }

    private static String field(Method getter) {
        String name = getter.getName().substring(3);
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static @Nullable Object value(Object object, Method getter) {
        try {
            return getter.invoke(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(getter.toString(), e);
        }
    }
}
