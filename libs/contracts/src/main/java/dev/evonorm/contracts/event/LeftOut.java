package dev.evonorm.contracts.event;

import dev.evonorm.contracts.settings.Order;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What is meant where an event leaves something out that others of its kind say. */
final class LeftOut {
    private LeftOut() {}

    /** No objectives: whoever scores is asked. */
    static List<String> objectives(@Nullable List<String> named) {
        return named == null ? List.of() : List.copyOf(named);
    }

    /** As outcomes arrive. */
    static Order order(@Nullable Order named) {
        return named == null ? Order.ARRIVAL : named;
    }
}
