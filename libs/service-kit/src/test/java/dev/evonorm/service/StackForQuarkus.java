package dev.evonorm.service;

import dev.evonorm.stack.EmbeddedKafka;
import dev.evonorm.stack.EmbeddedRedis;
import dev.evonorm.stack.FreePorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** As test-kit's, which this module cannot use: test-kit's rules look at this module. */
public final class StackForQuarkus implements QuarkusTestResourceLifecycleManager {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("service-kit");
            List<Integer> ports = FreePorts.take(3);
            EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), ports.get(0), ports.get(1));
            open.push(kafka);
            EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"), ports.get(2));
            open.push(redis);
            return Map.of("kafka.bootstrap.servers", kafka.bootstrapServers(), "evonorm.redis.uri", redis.uri());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        for (AutoCloseable closeable : open) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
