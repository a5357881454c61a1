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
import java.util.stream.Stream;

/** Broker and Redis on free ports of this machine, in a folder that goes when they do. */
final class EmbeddedStack implements TestStack.Backing {
    private final Path folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedRedis redis;

    private EmbeddedStack(Path folder, EmbeddedKafka kafka, EmbeddedRedis redis) {
        this.folder = folder;
        this.kafka = kafka;
        this.redis = redis;
    }

    static EmbeddedStack start() {
        List<Integer> ports = FreePorts.take(3);
        try {
            Path folder = Files.createTempDirectory("evonorm-test");
            EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"), ports.get(0));
            try {
                return new EmbeddedStack(
                        folder, EmbeddedKafka.start(folder.resolve("kafka"), ports.get(1), ports.get(2)), redis);
            } catch (RuntimeException e) {
                redis.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public String redisUri() {
        return redis.uri();
    }

    @Override
    public void close() {
        kafka.close();
        redis.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // Kafka's background deletion was quicker; nothing is left that anyone needs.
            System.getLogger(EmbeddedStack.class.getName()).log(System.Logger.Level.DEBUG, "already deleted", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
