package dev.evonorm.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What this process remembers of records that may come again: those whose answer is out but whose acknowledgement was
 * lost (a broker's restart forgets locks), and why others failed. Only saves work and explains; the oldest are forgotten.
 */
final class QueueMemory {
    private static final int CAPACITY = 1000;

    private final Map<RecordId, Boolean> answered = bounded();
    private final Map<RecordId, Throwable> failures = bounded();

    synchronized void answered(RecordId id) {
        answered.put(id, true);
        failures.remove(id);
    }

    synchronized boolean isAnswered(RecordId id) {
        return answered.containsKey(id);
    }

    synchronized void failed(RecordId id, Throwable failure) {
        failures.put(id, failure);
    }

    synchronized Optional<Throwable> lastFailure(RecordId id) {
        return Optional.ofNullable(failures.get(id));
    }

    private static <V> Map<RecordId, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<RecordId, V> eldest) {
                return size() > CAPACITY;
            }
        };
    }
}
