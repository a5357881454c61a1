package dev.evonorm.mutator;

import dev.evonorm.stack.EmbeddedKafka;
import dev.evonorm.stack.FreePorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A real broker for the service under test. */
public final class Broker implements QuarkusTestResourceLifecycleManager {
    private Path folder = Path.of("");
    private EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("mutator-broker");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        List<Integer> ports = FreePorts.take(2);
        kafka = EmbeddedKafka.start(folder, ports.get(0), ports.get(1));
        // The broker in this process says much.
        return Map.of(
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "quarkus.http.test-port", "0",
                "quarkus.log.level", "WARN");
    }

    @Override
    public void stop() {
        kafka.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
