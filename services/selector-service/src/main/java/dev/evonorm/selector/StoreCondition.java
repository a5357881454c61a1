package dev.evonorm.selector;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Whether Redis takes writes, as far as this process knows: the reason of its last refusal, until a write succeeds again. All
 * searches stand still meanwhile; nothing is lost, since events wait in Kafka. Thread-safe.
 */
@Singleton
final class StoreCondition {
    private volatile @Nullable String refusal;

    void refused(String reason) {
        refusal = reason;
    }

    void accepted() {
        refusal = null;
    }

    /** Null while all is well. */
    @Nullable
    String refusal() {
        return refusal;
    }
}
