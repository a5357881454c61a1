package dev.evonorm.selector;

import dev.evonorm.stack.EmbeddedKafka;
import dev.evonorm.stack.EmbeddedRedis;
import dev.evonorm.stack.FreePorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A real broker and a real Redis for the service under test. */
public final class Stack implements QuarkusTestResourceLifecycleManager {
    private Path folder = Path.of("");
    private EmbeddedKafka kafka;
    private EmbeddedRedis redis;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("selector-stack");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        List<Integer> ports = FreePorts.take(3);
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), ports.get(0), ports.get(1));
        redis = EmbeddedRedis.start(folder.resolve("redis"), ports.get(2));
        return Map.of(
                "kafka.bootstrap.servers",
                kafka.bootstrapServers(),
                "evonorm.redis.uri",
                redis.uri(),
                // Other machines may ask; whether they are answered is what AccessIT tests.
                "quarkus.http.host",
                "0.0.0.0",
                "evonorm.selector.listeners",
                "8",
                "quarkus.http.test-port",
                "0",
                // The broker in this process says much.
                "quarkus.log.level",
                "WARN");
    }

    @Override
    public void stop() {
        redis.close();
        kafka.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
