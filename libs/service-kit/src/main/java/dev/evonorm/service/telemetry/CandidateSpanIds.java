package dev.evonorm.service.telemetry;

import io.opentelemetry.sdk.trace.IdGenerator;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * The ids of new spans: random, but for those that {@link TraceIds} fixes. The SDK asks for ids on the thread that starts a
 * span and has no other way to be told one, so the wish lies with the thread for that moment. Thread-safe.
 */
@Singleton
public final class CandidateSpanIds implements IdGenerator {
    private final IdGenerator random = IdGenerator.random();
    private final ThreadLocal<@Nullable Wish> wish = new ThreadLocal<>();

    private record Wish(String traceId, String spanId) {}

    /** Starts a span that gets this id; the trace's id counts where the span has no parent. */
    <T> T with(String traceId, String spanId, Supplier<T> start) {
        wish.set(new Wish(traceId, spanId));
        try {
            return start.get();
        } finally {
            wish.remove();
        }
    }

    @Override
    public String generateSpanId() {
        Wish wanted = wish.get();
        return wanted == null ? random.generateSpanId() : wanted.spanId();
    }

    @Override
    public String generateTraceId() {
        Wish wanted = wish.get();
        return wanted == null ? random.generateTraceId() : wanted.traceId();
    }
}
