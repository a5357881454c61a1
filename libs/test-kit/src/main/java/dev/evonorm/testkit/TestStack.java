package dev.evonorm.testkit;

import dev.evonorm.stack.EmbeddedKafka;
import dev.evonorm.stack.EmbeddedRedis;
import dev.evonorm.stack.FreePorts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real Kafka and a real Redis on free ports, in a folder that goes when they do. For tests without Quarkus; those with
 * use {@link StackResource}. Two to four seconds to start: share one among the tests of a class.
 */
public final class TestStack implements AutoCloseable {
    private final Path folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedRedis redis;

    private TestStack(Path folder, EmbeddedKafka kafka, EmbeddedRedis redis) {
        this.folder = folder;
        this.kafka = kafka;
        this.redis = redis;
    }

    public static TestStack start() {
        List<Integer> ports = FreePorts.take(3);
        try {
            Path folder = Files.createTempDirectory("evonorm-test");
            EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"), ports.get(0));
            try {
                return new TestStack(
                        folder, EmbeddedKafka.start(folder.resolve("kafka"), ports.get(1), ports.get(2)), redis);
            } catch (RuntimeException e) {
                redis.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public String redisUri() {
        return redis.uri();
    }

    /** What a service must be configured with to use this stack. */
    public Map<String, String> configuration() {
        return Map.of("kafka.bootstrap.servers", bootstrapServers(), "evonorm.redis.uri", redisUri());
    }

    @Override
    public void close() {
        kafka.close();
        redis.close();
        deleteFolder();
    }

    private void deleteFolder() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // Kafka's background deletion was quicker; nothing is left that anyone needs.
            System.getLogger(TestStack.class.getName()).log(System.Logger.Level.DEBUG, "already deleted", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
