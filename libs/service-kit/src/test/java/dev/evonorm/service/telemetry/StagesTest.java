package dev.evonorm.service.telemetry;

import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.Event;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StagesTest {
    private final Recorded recorded = new Recorded();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Stages stages = new Stages(recorded.sdk, meters);

    private double busy() {
        return meters.get("evonorm.worker.busy").functionCounter().count();
    }

    @Test
    void a_worker_is_busy_while_a_test_is_under_way_and_not_after() {
        stages.measureWorker("trainer", 2);

        Stage stage = stages.begin("train", "resnet50");
        double early = busy();
        await().atMost(Duration.ofSeconds(5)).until(() -> busy() > early);
        stage.close();
        stage.close();

        double done = busy();
        await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        assertThat(busy()).isEqualTo(done);
        assertThat(meters.get("evonorm.worker.slots").gauge().value()).isEqualTo(2);
        assertThat(meters.get("evonorm.test")
                        .tag("test", "train")
                        .tag("anchor", "resnet50")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_stage_is_a_span_of_the_hop_that_its_thread_is_in() {
        Event event = new CandidateFailed("demo", "demo-00042", "resnet50", "diverged");

        try (Hop hop = recorded.telemetry.receive("process", event, new RecordHeaders());
                var inHop = hop.enter();
                Stage stage = stages.begin("quality", "resnet50")) {
            stage.verdict("failed").figure("quality", Double.NaN).figure("other", 1);
        }

        var span = recorded.spans().get(0);
        assertThat(span.getName()).isEqualTo("quality");
        assertThat(span.getParentSpanId()).isEqualTo(recorded.last().getSpanId());
        assertThat(span.getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("evonorm.candidate.id"), "demo-00042")
                .containsEntry(AttributeKey.stringKey("evonorm.anchor"), "resnet50")
                .containsEntry(AttributeKey.stringKey("evonorm.verdict"), "failed")
                .containsEntry(AttributeKey.doubleKey("evonorm.figure.other"), 1.0)
                .doesNotContainKey(AttributeKey.doubleKey("evonorm.figure.quality"));
    }
}
