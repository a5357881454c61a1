package dev.evonorm.cli;

import java.util.Map;

/** A span as the collector writes it down; an empty parent is none. */
record SpanLine(
        String service,
        String traceId,
        String spanId,
        String parentId,
        String name,
        long startNanos,
        long endNanos,
        Map<String, Object> attributes) {

    /** Such as {@code trainer-service: train resnet50}. */
    String hop() {
        Object anchor = attributes.get("evonorm.anchor");
        return service + ": " + name + (anchor == null ? "" : " " + anchor);
    }

    String attribute(String key) {
        return String.valueOf(attributes.get(key));
    }
}
