package dev.evonorm.stack;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/**
 * One real Kafka broker, its own controller (KRaft combined mode), inside this JVM.
 *
 * <p>Its data lie in a folder and survive a restart and kill -9 of the process: what was acknowledged is in the page cache
 * of the operating system. {@link BrokerMain} runs one as a process of its own. Thread-safe; {@link #close} is idempotent
 * and blocks until the broker has ended.
 */
public final class EmbeddedKafka implements AutoCloseable {
    /** How long a predecessor in the same folder may take to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StackFolder folder;
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(StackFolder folder, KafkaRaftServer server, int port) {
        this.folder = folder;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and returns once it takes requests.
     *
     * @param folder where its data are kept; made if need be, used by one broker at a time
     * @param port of 127.0.0.1 for clients
     * @param controllerPort of 127.0.0.1 for the broker's own use
     * @throws StackException if a port is in use, or the folder is in use or cannot be written
     */
    public static EmbeddedKafka start(Path folder, int port, int controllerPort) {
        return start(folder, port, controllerPort, Map.of());
    }

    /** As above, with settings of the broker that override ours, such as those of a listener with TLS. */
    public static EmbeddedKafka start(Path folder, int port, int controllerPort, Map<String, String> more) {
        StackFolder taken = StackFolder.take("Kafka", folder, PATIENCE);
        try {
            FreePorts.requireFree("Kafka", port);
            FreePorts.requireFree("Kafka's controller", controllerPort);
            Path logs = taken.path().resolve("log");
            Properties settings = BrokerSettings.of(logs, port, controllerPort);
            settings.putAll(more);
            format(taken.path().resolve("server.properties"), settings, logs);
            return new EmbeddedKafka(taken, launch(settings), port);
        } catch (IOException e) {
            taken.close();
            throw new StackException(
                    "Kafka cannot write to %s (%s); make it writable or choose another folder".formatted(folder, e), e);
        } catch (RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    /** What clients connect to, such as {@code 127.0.0.1:9092}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        folder.close();
    }

    private static KafkaRaftServer launch(Properties settings) {
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
            throw new StackException("Kafka did not start: " + e.getMessage(), e);
        }
    }

    /** What {@code kafka-storage.sh format} does, the first time only. */
    private static void format(Path file, Properties settings, Path logs) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        if (Files.exists(logs.resolve("meta.properties"))) {
            return;
        }
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        String[] command = {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()};
        int status = StorageTool.execute(command, new PrintStream(told, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new StackException(
                    "Kafka could not format %s: %s".formatted(logs, told.toString(StandardCharsets.UTF_8)));
        }
    }
}
