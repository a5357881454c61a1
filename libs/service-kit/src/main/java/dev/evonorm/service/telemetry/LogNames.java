package dev.evonorm.service.telemetry;

import dev.evonorm.contracts.event.Event;
import io.opentelemetry.api.trace.SpanContext;
import org.jboss.logging.MDC;

/** What the log lines of a thread say beside their message, in the field {@code mdc} of the JSON form. */
final class LogNames {
    private static final String SEARCH = "searchId";
    private static final String CANDIDATE = "candidateId";
    private static final String TRACE = "traceId";

    private LogNames() {}

    static LogNames put(Event event, SpanContext span) {
        MDC.put(SEARCH, event.searchId());
        MDC.put(CANDIDATE, event.candidateId());
        if (span.isValid()) {
            MDC.put(TRACE, span.getTraceId());
        }
        return new LogNames();
    }

    void remove() {
        MDC.remove(SEARCH);
        MDC.remove(CANDIDATE);
        MDC.remove(TRACE);
    }
}
