package dev.evonorm.selector;

import dev.evonorm.contracts.event.Topics;
import dev.evonorm.service.Events;
import dev.evonorm.service.RedisConnection;
import dev.evonorm.service.UndecodableEventException;
import dev.evonorm.service.telemetry.Telemetry;
import dev.evonorm.stack.EmbeddedRedis;
import dev.evonorm.stack.FreePorts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ListenerIT {
    private static void take(Listener listener, String value) {
        try {
            listener.on(new ConsumerRecord<>(Topics.REJECTED, 0, 0, null, value.getBytes(StandardCharsets.UTF_8)));
        } catch (UndecodableEventException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    @Timeout(90)
    void anEventThatComesWhileRedisIsDownIsCountedWhenItIsBack(@TempDir Path folder) throws Exception {
        int port = FreePorts.one();
        EmbeddedRedis first = EmbeddedRedis.start(folder, port);
        RedisConnection connection = new RedisConnection(first.uri());
        Bench bench = new Bench(connection, SettingsFixture.settings()).started();
        bench.publishedIds();
        Dispatch dispatch = bench.dispatch();
        try {
            Tally tally = new Tally(new SimpleMeterRegistry(), bench.searches);
            Listener listener = new Listener(bench.ledger, dispatch, Telemetry.off(), tally);
            first.process().destroyForcibly();
            first.onExit().get(10, TimeUnit.SECONDS);
            CompletableFuture<Void> taking =
                    CompletableFuture.runAsync(() -> take(listener, Events.encode(Bench.rejected(1, "probe"))));
            first.close();
            try (EmbeddedRedis second = EmbeddedRedis.start(folder, port)) {
                assertThat(second.uri()).isEqualTo(first.uri());
                taking.get(60, TimeUnit.SECONDS);
                assertThat(bench.status().funnel().dead()).isEqualTo(1);
                await().untilAsserted(() -> assertThat(List.copyOf(bench.published))
                        .extracting(each -> each.event().candidateId())
                        .containsExactly(Bench.id(4)));
            }
        } finally {
            // Or it publishes what a later test, with the same Redis, has due.
            dispatch.stop(new ShutdownEvent());
            connection.close();
        }
    }
}
