package dev.evonorm.service.telemetry;

import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class TelemetryTest {
    private static final Event EVENT = new CandidateFailed("demo", "demo-00042", "resnet50", "diverged");
    private static final TraceIds IDS = TraceIds.of(EVENT);

    private final Recorded recorded = new Recorded();
    private final Telemetry telemetry = recorded.telemetry;

    private Headers sent(Hop hop) {
        try (hop) {
            return hop.into(new RecordHeaders());
        }
    }

    private SpanData received(Headers headers) {
        try (Hop hop = telemetry.receive("count", EVENT, headers)) {
            hop.says(EVENT);
        }
        return recorded.last();
    }

    @Test
    void what_is_published_again_is_the_same_span_again() {
        sent(telemetry.begin("select", EVENT));
        sent(telemetry.begin("select", EVENT));

        assertThat(recorded.spans()).hasSize(2).allSatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(IDS.traceId());
            assertThat(span.getSpanId()).isEqualTo(IDS.first());
            assertThat(span.getParentSpanId()).isEqualTo(SpanId.getInvalid());
        });
    }

    @Test
    void a_record_that_is_delivered_twice_is_two_spans_of_one_trace_below_its_senders() {
        Headers headers = sent(telemetry.begin("select", EVENT));

        SpanData first = received(headers);
        SpanData second = received(headers);

        assertThat(second.getSpanId()).isNotEqualTo(first.getSpanId());
        assertThat(recorded.spans()).extracting(SpanData::getTraceId).containsOnly(IDS.traceId());
        assertThat(second.getParentSpanId()).isEqualTo(IDS.first());
    }

    @Test
    void a_record_without_a_context_continues_its_candidates_trace() {
        SpanData span = received(new RecordHeaders());

        assertThat(span.getTraceId()).isEqualTo(IDS.traceId());
        assertThat(span.getParentSpanId()).isEqualTo(IDS.first());
    }

    @Test
    void a_context_of_another_trace_is_linked_and_not_followed() {
        Headers headers = new RecordHeaders();
        headers.add(
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes(StandardCharsets.UTF_8));

        SpanData span = received(headers);

        assertThat(span.getTraceId()).isEqualTo(IDS.traceId());
        assertThat(span.getLinks()).singleElement().satisfies(link -> assertThat(
                        link.getSpanContext().getTraceId())
                .isEqualTo("0af7651916cd43dd8448eb211c80319c"));
    }

    @Test
    void a_finalist_is_called_for_below_the_candidates_first_span_unless_only_the_finals_name_it() {
        sent(telemetry.beginFinals("select", EVENT, true));
        sent(telemetry.beginFinals("select", EVENT, false));

        assertThat(recorded.spans())
                .extracting(SpanData::getTraceId, SpanData::getSpanId)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(IDS.traceId(), IDS.finalist()));
        assertThat(recorded.spans())
                .extracting(SpanData::getParentSpanId)
                .containsExactly(IDS.first(), SpanId.getInvalid());
    }

    @Test
    void attributes_say_what_the_event_says() {
        Event scored = new CandidateScored("demo", "demo-00042", "resnet50", 0.5, Map.of("loss", 1.5));
        try (Hop hop = telemetry.receive("count", scored, new RecordHeaders())) {
            hop.says(scored);
        }

        Map<AttributeKey<?>, Object> attributes =
                recorded.last().getAttributes().asMap();
        assertThat(attributes)
                .containsEntry(AttributeKey.stringKey("evonorm.candidate.id"), "demo-00042")
                .containsEntry(AttributeKey.stringKey("evonorm.verdict"), "scored")
                .containsEntry(AttributeKey.doubleKey("evonorm.score"), 0.5)
                .containsEntry(AttributeKey.doubleKey("evonorm.figure.loss"), 1.5);
    }

    @Test
    void log_lines_name_the_candidate_while_it_is_worked_on_and_not_after() {
        try (Hop hop = telemetry.receive("count", EVENT, new RecordHeaders());
                var inHop = hop.enter()) {
            assertThat(MDC.get("candidateId")).isEqualTo("demo-00042");
            assertThat(MDC.get("searchId")).isEqualTo("demo");
            assertThat(MDC.get("traceId")).isEqualTo(IDS.traceId());
        }

        assertThat(MDC.get("candidateId")).isNull();
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void where_telemetry_is_off_a_record_keeps_the_context_that_it_has() {
        Headers headers = sent(telemetry.begin("select", EVENT));
        String before = new String(headers.lastHeader("traceparent").value(), StandardCharsets.UTF_8);

        try (Hop hop = Telemetry.off().receive("count", EVENT, headers)) {
            hop.into(headers);
        }

        assertThat(new String(headers.lastHeader("traceparent").value(), StandardCharsets.UTF_8))
                .isEqualTo(before);
    }
}
