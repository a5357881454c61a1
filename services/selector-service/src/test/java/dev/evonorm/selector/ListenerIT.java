package dev.evonorm.selector;

import dev.evonorm.service.RedisConnection;
import dev.evonorm.stack.EmbeddedRedis;
import dev.evonorm.stack.FreePorts;
import io.quarkus.runtime.ShutdownEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ListenerIT {
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
            Listener listener = bench.listener(dispatch);
            first.process().destroyForcibly();
            first.onExit().get(10, TimeUnit.SECONDS);
            CompletableFuture<Void> taking =
                    CompletableFuture.runAsync(() -> Bench.take(listener, Bench.rejected(1, "probe")));
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
