package dev.evonorm.service.telemetry;

import io.opentelemetry.api.trace.SpanContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TraceIdsTest {
    @Test
    void a_trace_id_is_what_anybody_computes_by_the_documented_rule() {
        // printf demo/demo-00042 | sha256sum
        TraceIds ids = TraceIds.of("demo", "demo-00042");

        assertThat(ids.traceId()).isEqualTo("bc72448597f6a1f81c8194f5db733a30");
        assertThat(ids.first()).isEqualTo("d62a3088d4025be5");
    }

    @Test
    void candidates_and_searches_have_traces_of_their_own() {
        assertThat(TraceIds.of("demo", "demo-00042").traceId())
                .isNotEqualTo(TraceIds.of("demo", "demo-00043").traceId())
                .isNotEqualTo(TraceIds.of("other", "demo-00042").traceId());
    }

    @Test
    void the_first_span_is_a_valid_parent_elsewhere() {
        SpanContext parent = TraceIds.of("demo", "demo-00042").asParent();

        assertThat(parent.isValid()).isTrue();
        assertThat(parent.isRemote()).isTrue();
        assertThat(parent.isSampled()).isTrue();
    }
}
