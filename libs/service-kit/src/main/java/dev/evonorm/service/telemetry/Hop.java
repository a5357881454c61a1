package dev.evonorm.service.telemetry;

import dev.evonorm.contracts.event.Event;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.apache.kafka.common.header.Headers;

import java.util.Optional;

/** One step of a candidate's way, as a span. Close it when the step is done; close what {@link #enter} gave before. */
public final class Hop implements AutoCloseable {
    private static final ContextKey<Hop> HOP = ContextKey.named("evonorm-hop");

    private final Event event;
    private final Span span;
    private final Context context;
    private final TextMapPropagator propagator;
    private final KafkaHeaders carrier;

    Hop(Event event, Span span, TextMapPropagator propagator, KafkaHeaders carrier) {
        this.event = event;
        this.span = span;
        this.context = Context.root().with(span).with(HOP, this);
        this.propagator = propagator;
        this.carrier = carrier;
    }

    /** The step that this thread is in, if it is in one. */
    static Optional<Hop> current() {
        return Optional.ofNullable(Context.current().get(HOP));
    }

    Event event() {
        return event;
    }

    /** Makes this the thread's step: its stages belong to it, and the thread's log lines name search and candidate. */
    @SuppressWarnings("MustBeClosedChecker") // what this returns closes it
    public Entered enter() {
        Scope scope = context.makeCurrent();
        LogNames names = LogNames.put(event, span.getSpanContext());
        return () -> {
            names.remove();
            scope.close();
        };
    }

    /** What an event says, such as the step's answer, as attributes. */
    public Hop says(Event fact) {
        span.setAllAttributes(Facts.of(fact));
        return this;
    }

    public Hop attribute(String name, String value) {
        span.setAttribute(name, value);
        return this;
    }

    public Hop attribute(String name, long value) {
        span.setAttribute(name, value);
        return this;
    }

    public void failed(Throwable cause) {
        span.setStatus(StatusCode.ERROR, cause.toString());
        span.recordException(cause);
    }

    /** Gives a record that is published in this step the trace context; where telemetry is off it keeps what it has. */
    public Headers into(Headers headers) {
        propagator.inject(context, headers, carrier);
        return headers;
    }

    @Override
    public void close() {
        span.end();
    }

    /** Ends with the same thread's part in the step. */
    public interface Entered extends AutoCloseable {
        @Override
        void close();
    }
}
