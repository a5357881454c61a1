package dev.evonorm.service;

import dev.evonorm.stack.EmbeddedRedis;
import dev.evonorm.stack.FreePorts;
import io.lettuce.core.RedisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RedisOutageIT {
    private static final Duration OUTAGE = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private static boolean answers(RedisConnection connection) {
        try {
            return connection.isUsable() && "PONG".equals(connection.commands().ping());
        } catch (RedisException away) {
            return false;
        }
    }

    @Test
    void aConnectionIsBackSoonHoweverLongRedisWasAway() throws Exception {
        int port = FreePorts.one();
        EmbeddedRedis first = EmbeddedRedis.start(folder, port);
        try (RedisConnection connection = new RedisConnection(first.uri())) {
            assertThat(answers(connection)).isTrue();
            first.process().destroyForcibly();
            first.onExit().get(10, TimeUnit.SECONDS);
            first.close();
            await().during(OUTAGE).atMost(OUTAGE.multipliedBy(2)).until(() -> !connection.isUsable());

            try (EmbeddedRedis second = EmbeddedRedis.start(folder, port)) {
                assertThat(second.uri()).isEqualTo(first.uri());
                await().atMost(SOON).until(() -> answers(connection));
            }
        }
    }
}
