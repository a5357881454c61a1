package dev.evonorm.service.telemetry;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WhileReadTest {
    @Test
    void nothing_is_measured_before_somebody_reads_and_a_failure_does_not_end_it() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        AtomicInteger measurements = new AtomicInteger();
        WhileRead.Measurement failingOnce = () -> {
            if (measurements.incrementAndGet() == 1) {
                throw new IllegalStateException("no broker yet");
            }
        };

        try (WhileRead whileRead = new WhileRead("queues", Duration.ofMillis(20), failingOnce, meters)) {
            await().during(Duration.ofMillis(100)).until(() -> measurements.get() == 0);

            assertThat(meters.get("evonorm.measurement.age").gauge().value()).isNaN();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> meters.get("evonorm.measurement.age").gauge().value() >= 0);
            assertThat(measurements.get()).isGreaterThan(1);
        }
    }
}
