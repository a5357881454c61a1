package dev.evonorm.service.telemetry;

import dev.evonorm.contracts.event.Event;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import org.apache.commons.codec.digest.DigestUtils;

import java.util.HexFormat;

/**
 * The trace of a candidate, a pure function of search and candidate: whatever is published again, by whichever process
 * after whatever crash, is in the same trace, and nothing has to be stored for that. A digest looks random, which samplers
 * by ratio need.
 *
 * @param traceId the candidate's trace
 * @param first its first span, which says that the candidate was called for
 * @param finalist the span that says that it was called to the finals
 */
record TraceIds(String traceId, String first, String finalist) {
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    static TraceIds of(Event event) {
        return of(event.searchId(), event.candidateId());
    }

    static TraceIds of(String searchId, String candidateId) {
        byte[] digest = DigestUtils.sha256(searchId + "/" + candidateId);
        HexFormat hex = HexFormat.of();
        return new TraceIds(
                hex.formatHex(digest, 0, TRACE_BYTES),
                hex.formatHex(digest, TRACE_BYTES, TRACE_BYTES + SPAN_BYTES),
                hex.formatHex(digest, TRACE_BYTES + SPAN_BYTES, TRACE_BYTES + 2 * SPAN_BYTES));
    }

    /** The first span as the parent of spans elsewhere. */
    SpanContext asParent() {
        return SpanContext.createFromRemoteParent(traceId, first, TraceFlags.getSampled(), TraceState.getDefault());
    }
}
