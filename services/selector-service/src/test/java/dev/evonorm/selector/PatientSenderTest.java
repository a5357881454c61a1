package dev.evonorm.selector;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PatientSenderTest {
    private final PatientSender sender = new PatientSender(Duration.ofMillis(50));

    @Test
    void nothingIsSentWhileSomethingIsStuck() throws Exception {
        CompletableFuture<Void> first = new CompletableFuture<>();
        AtomicInteger begun = new AtomicInteger();

        assertThatThrownBy(() -> sender.send(() -> first))
                .isInstanceOf(OutletException.class)
                .hasMessageContaining("has not answered");
        assertThatThrownBy(() -> sender.send(() -> {
                    begun.incrementAndGet();
                    return CompletableFuture.completedFuture(null);
                }))
                .isInstanceOf(OutletException.class)
                .hasMessage("1 earlier blocks are still on their way to the broker");
        assertThat(begun).hasValue(0);

        first.completeExceptionally(new IllegalStateException("given up"));
        sender.send(() -> CompletableFuture.completedFuture(null));
    }

    @Test
    void theBrokersReasonIsTold() {
        assertThatThrownBy(() -> sender.send(() -> CompletableFuture.failedFuture(new IllegalStateException("full"))))
                .isInstanceOf(OutletException.class)
                .hasMessage("full");
    }
}
