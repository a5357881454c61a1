package dev.evonorm.stack;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class EmbeddedRedisIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private int port;

    @BeforeEach
    void choosePort() {
        port = FreePorts.one();
    }

    @Test
    void aRestartKeepsTheData() {
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder, port)) {
            ask(redis.uri(), commands -> commands.set("key", "value"));
        }
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder, port)) {
            assertThat(ask(redis.uri(), commands -> commands.get("key"))).isEqualTo("value");
        }
    }

    @Test
    void killingRedisLosesNothingThatWasAnswered() {
        // Given
        int writes = 2000;
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder, port)) {
            long begin = System.nanoTime();
            ask(redis.uri(), commands -> {
                for (int i = 0; i < writes; i++) {
                    commands.rpush("list", Integer.toString(i));
                }
                // When
                redis.process().destroyForcibly();
                return true;
            });
            long millis = (System.nanoTime() - begin) / 1_000_000;
            redis.onExit().join();
            System.out.printf("%d single writes with appendfsync always took %d ms%n", writes, millis);
        }

        // Then
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder, port)) {
            assertThat(ask(redis.uri(), commands -> commands.llen("list"))).isEqualTo(Integer.toString(writes));
        }
    }

    @Test
    void redisEndsWhenItsParentIsKilled() throws Exception {
        try (Child parent = Child.start(folder.resolve("parent.txt"), RedisParentMain.class, folder, port)) {
            // Given
            ProcessHandle redis = redisOf(parent);
            assertThat(redis.isAlive()).isTrue();

            // When
            parent.kill9();

            // Then
            await().atMost(SOON).until(() -> !redis.isAlive());
        }
    }

    @Test
    void whatAKilledParentLeftBehindIsStoppedAndItsDataKept() throws Exception {
        // Given: a server that nothing ties to a parent, noted as ours
        Files.createDirectories(folder);
        Process orphan = new ProcessBuilder(
                        RedisExecutable.unpack(folder).toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        folder.toString(),
                        "--appendonly",
                        "yes",
                        "--save",
                        "")
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        await().atMost(SOON).until(() -> RedisProbe.answers(port));
        ask("redis://127.0.0.1:" + port, commands -> commands.set("key", "of the orphan"));
        RedisOrphan.remember(folder, orphan.toHandle(), port);

        // When
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder, port)) {
            // Then
            assertThat(orphan.isAlive()).isFalse();
            assertThat(ask(redis.uri(), commands -> commands.get("key"))).isEqualTo("of the orphan");
        }
    }

    @Test
    void aProcessThatHasTheIdOfAnEarlierServerIsLeftAlone() throws Exception {
        // Given: the note of a crash names an id that the system has given to somebody else since
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    folder.resolve("redis-process.properties"),
                    "pid=%d%nport=%d%nbegan=2020-01-01T00:00:00Z%n".formatted(other.pid(), port));

            // When
            try (EmbeddedRedis redis = EmbeddedRedis.start(folder, port)) {
                // Then
                assertThat(ask(redis.uri(), RedisCommands::ping)).isEqualTo("PONG");
                assertThat(other.isAlive()).isTrue();
            }
        } finally {
            other.destroy();
        }
    }

    @Test
    void aFolderInUseIsNotTakenFromItsOwner() {
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder, port)) {
            assertThatThrownBy(() -> StackFolder.take("Redis", folder, Duration.ofMillis(200)))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("another process has it in use");
            assertThat(redis.process().isAlive()).isTrue();
        }
    }

    @Test
    void aPortInUseIsNamedWithWhatToDo() throws Exception {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedRedis.start(folder, socket.getLocalPort()))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("choose another port");
        }
    }

    private ProcessHandle redisOf(Child parent) {
        long pid = Long.parseLong(parent.awaitLine("redis ").rest("redis "));
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static String ask(String uri, Function<RedisCommands<String, String>, Object> question) {
        try (RedisClient client = RedisClient.create(uri)) {
            return question.apply(client.connect().sync()).toString();
        }
    }
}
