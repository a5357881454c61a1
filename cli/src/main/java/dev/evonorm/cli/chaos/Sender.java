package dev.evonorm.cli.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.json.Json;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends what should not come: every fact a second time, some seconds after the first and so out of order, and bad records.
 * All of it carries a header, by which it is told from what the services send. Thread-safe.
 */
final class Sender implements AutoCloseable {
    private static final String MARK = "evonorm-chaos";
    private static final Duration LATEST = Duration.ofSeconds(8);

    private final ObjectMapper mapper = Json.mapper();
    private final Random random;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "chaos-sender");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, byte[]> samples = new ConcurrentHashMap<>();
    /** A ticket that comes twice gives two proposals: those are twice already, and all that follows from them. */
    private final Set<String> seen = new HashSet<>();

    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong injected = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    Sender(String servers, long seed) {
        random = new Random(seed);
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        2 << 20,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        200),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static boolean isOurs(ConsumerRecord<?, ?> record) {
        return record.headers().lastHeader(MARK) != null;
    }

    /** Sends a service's record once more in a while, if its fact has not come twice anyway. For one thread. */
    void repeat(ConsumerRecord<byte[], byte[]> record) {
        samples.put(record.topic(), record.value());
        if (!seen.add(fact(record)) || later.isShutdown()) {
            return;
        }
        RecordHeaders headers = new RecordHeaders(record.headers().toArray());
        headers.add(MARK, "again".getBytes(StandardCharsets.UTF_8));
        var copy = new ProducerRecord<>(record.topic(), null, null, record.key(), record.value(), headers);
        long millis = random.nextLong(LATEST.toMillis());
        var unused = later.schedule(() -> send(copy, repeated), millis, TimeUnit.MILLISECONDS);
    }

    private String fact(ConsumerRecord<byte[], byte[]> record) {
        String task = "";
        try {
            JsonNode event = mapper.readTree(record.value());
            task = event.path("task").asText();
        } catch (IOException noJson) {
            task = "unreadable";
        }
        return record.topic() + " " + new String(record.key(), StandardCharsets.UTF_8) + " " + task;
    }

    /** Sends one bad record of each kind to a topic; the half of them has a trace. */
    void inject(String topic) {
        byte[] sample = samples.getOrDefault(topic, "{}".getBytes(StandardCharsets.UTF_8));
        for (BadRecord kind : BadRecord.values()) {
            RecordHeaders headers = new RecordHeaders();
            headers.add(MARK, kind.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            if (random.nextBoolean()) {
                String trace =
                        "00-%016x%016x-%016x-01".formatted(random.nextLong(), random.nextLong(), random.nextLong());
                headers.add("traceparent", trace.getBytes(StandardCharsets.UTF_8));
            }
            byte[] key = ("bad-" + random.nextInt(1000)).getBytes(StandardCharsets.UTF_8);
            byte[] value = kind.value(sample, random);
            later.execute(() -> send(new ProducerRecord<>(topic, null, null, key, value, headers), injected));
        }
    }

    private void send(ProducerRecord<byte[], byte[]> record, AtomicLong counter) {
        producer.send(record, (stored, problem) -> (problem == null ? counter : failed).incrementAndGet());
    }

    /** Records delivered a second time. */
    long repeated() {
        return repeated.get();
    }

    /** Bad records that the broker took. */
    long injected() {
        return injected.get();
    }

    /** Sends what waits, and returns when the broker has it. */
    void finish() throws InterruptedException {
        later.shutdown();
        later.awaitTermination(LATEST.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
        producer.flush();
    }

    @Override
    public void close() {
        later.shutdownNow();
        producer.close(Duration.ofSeconds(2));
    }
}
