package dev.evonorm.service.telemetry;

import dev.evonorm.contracts.event.Event;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.apache.kafka.common.header.Headers;

/**
 * Makes the hops of a candidate's trace, one for each record that is published from a decision or taken from a topic. A
 * record without trace headers, from a program that drops them, still continues its candidate's trace: the ids follow from
 * the event. Thread-safe.
 */
@Singleton
public final class Telemetry {
    private static final KafkaHeaders HEADERS = new KafkaHeaders();

    private final OpenTelemetry openTelemetry;
    private final Tracer tracer;
    private final CandidateSpanIds ids;

    @Inject
    Telemetry(OpenTelemetry openTelemetry, CandidateSpanIds ids) {
        this.openTelemetry = openTelemetry;
        this.tracer = openTelemetry.getTracer("dev.evonorm");
        this.ids = ids;
    }

    /** Makes no spans; log lines get their ids all the same. */
    public static Telemetry off() {
        return new Telemetry(OpenTelemetry.noop(), new CandidateSpanIds());
    }

    /** The candidate is called for: its first span. Called for again, it gets the same span again. */
    public Hop begin(String name, Event event) {
        TraceIds candidate = TraceIds.of(event);
        SpanBuilder span = builder(name, SpanKind.PRODUCER, event).setNoParent();
        return hop(event, ids.with(candidate.traceId(), candidate.first(), span::startSpan))
                .says(event);
    }

    /**
     * The candidate is called to the finals.
     *
     * @param begun whether it surely was called for before; a layer that only the finals name was not
     */
    public Hop beginFinals(String name, Event event, boolean begun) {
        TraceIds candidate = TraceIds.of(event);
        SpanBuilder span = builder(name, SpanKind.PRODUCER, event)
                .setParent(begun ? parent(candidate.asParent()) : Context.root());
        return hop(event, ids.with(candidate.traceId(), candidate.finalist(), span::startSpan))
                .says(event);
    }

    /** The candidate's event was taken from a topic. */
    public Hop receive(String name, Event event, Headers headers) {
        SpanContext candidate = TraceIds.of(event).asParent();
        Context told = openTelemetry.getPropagators().getTextMapPropagator().extract(Context.root(), headers, HEADERS);
        SpanContext sender = Span.fromContext(told).getSpanContext();
        SpanBuilder span = builder(name, SpanKind.CONSUMER, event);
        if (sender.getTraceId().equals(candidate.getTraceId())) {
            span.setParent(told);
        } else {
            span.setParent(parent(candidate));
            span.addLink(sender);
        }
        return hop(event, span.startSpan());
    }

    private SpanBuilder builder(String name, SpanKind kind, Event event) {
        return tracer.spanBuilder(name).setSpanKind(kind).setAllAttributes(Facts.ids(event));
    }

    private static Context parent(SpanContext span) {
        return Context.root().with(Span.wrap(span));
    }

    private Hop hop(Event event, Span span) {
        return new Hop(event, span, openTelemetry.getPropagators().getTextMapPropagator(), HEADERS);
    }
}
