package dev.evonorm.cli;

import dev.evonorm.cli.search.SelectorClient;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.testkit.Wire;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Hostile records over all topics of a running search, against the packaged services as processes: no process ends, each
 * record is among the right dead letters, memory stays bounded all the while, the search goes on and ends when it is told to.
 *
 * <p>{@code -Devonorm.hostile.records=10000} for the full number; {@code mvn verify} sends as many as make every kind come
 * to every topic.
 */
class HostileRecordsIT {
    private static final int RECORDS = Integer.getInteger("evonorm.hostile.records", 350);

    private static final Duration PATIENCE = Duration.ofSeconds(150 + RECORDS / 15);
    /** Beyond a process's heap: code, threads, buffers, and what TensorFlow's library takes when it is loaded. */
    private static final long BESIDE_HEAP = 700;

    private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)m");
    private static final Map<String, List<String>> READERS = Map.of(
            Topics.WINNERS, List.of("mutator"),
            Topics.PROPOSED, List.of("rejection"),
            Topics.REJECTED, List.of("selector"),
            Topics.ACCEPTED, List.of("selector", "task.sim"),
            Topics.SCORED, List.of("selector"),
            Topics.FINALISTS, List.of("eval"),
            Topics.EVALUATED, List.of("selector"));

    @TempDir
    Path folder;

    private SearchProcess search() throws IOException {
        Files.writeString(
                folder.resolve("simulated.yaml"),
                """
                budget: {time: 2h}
                population: {initialSize: 5}
                ticketsInFlight: 4
                objectives: [sim]
                references: []
                rejection: {anchors: []}
                finals: {finalists: 0, references: []}
                """);
        Map<String, String> simulated =
                Map.of("EVONORM_TRAINER_SIMULATED_TASKS", "sim", "EVONORM_TRAINER_SIMULATED_DURATION", "PT0.2S");
        return new SearchProcess(folder, simulated, "--run", "t", "--profile", "simulated.yaml");
    }

    @Test
    void nothingEndsNothingIsLostAndTheSearchGoesOn() throws Exception {
        try (SearchProcess search = search()) {
            search.awaitLine("scored");
            String servers = broker();
            Map<Long, String> before = search.javaProcesses();

            Map<String, Set<String>> sent = send(servers);

            try (Wire wire = new Wire(servers)) {
                READERS.forEach((topic, groups) -> groups.forEach(
                        group -> assertDeadLetters(wire, Topics.deadLetters(topic, group), topic, sent.get(topic))));
            }
            int decided = rows();
            await("more candidates").atMost(PATIENCE).until(() -> rows() > decided || search.hasEnded());
            assertThat(search.javaProcesses()).containsAllEntriesOf(before);
            assertThat(mostMebibytes(before))
                    .allSatisfy(
                            (process, size) -> assertThat(size).as(process).isLessThan(heap(process) + BESIDE_HEAP));
            stop();
            assertThat(search.exitCode(PATIENCE)).as(search.shown()).isZero();
            assertThat(search.shown()).doesNotContain("is started again");
        }
    }

    private void stop() throws IOException, InterruptedException {
        URI selector = URI.create(Json.mapper()
                .readTree(Files.readString(folder.resolve("runs/t/stack/address.json")))
                .get("selector")
                .asText());
        new SelectorClient(selector, null).command("t", "stop");
    }

    private String broker() throws IOException {
        Properties settings = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve("runs/t/stack/kafka/server.properties"))) {
            settings.load(in);
        }
        return settings.getProperty("advertised.listeners").replace("PLAINTEXT://", "");
    }

    /** Sends all; returns what a reader has to put away, by topic, as PARTITION@OFFSET. */
    private static Map<String, Set<String>> send(String servers) throws Exception {
        Map<String, Set<String>> sent = new TreeMap<>();
        Random random = new Random(1);
        try (var plain = producer(servers, "none");
                var packed = producer(servers, "gzip")) {
            Map<String, List<Future<RecordMetadata>>> futures = new TreeMap<>();
            for (String topic : Topics.all()) {
                futures.put(topic, new ArrayList<>());
                byte[] tenMegabytes = " ".repeat(10_000_000).getBytes(StandardCharsets.UTF_8);
                for (var producer : List.of(plain, packed)) {
                    assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, tenMegabytes))
                                    .get())
                            .hasCauseInstanceOf(RecordTooLargeException.class);
                }
                if (!topic.equals(Topics.WINNERS)) {
                    plain.send(new ProducerRecord<>(topic, foreign(topic)));
                }
            }
            for (int i = 0; i < RECORDS; i++) {
                String topic = Topics.all().get(i % Topics.all().size());
                HostileRecord hostile = HostileRecord.number(i / Topics.all().size(), random);
                var record = new ProducerRecord<>(topic, hostile.key(), hostile.value());
                hostile.headers().forEach(record.headers()::add);
                futures.get(topic).add(plain.send(record));
            }
            for (var each : futures.entrySet()) {
                sent.put(each.getKey(), new TreeSet<>());
                for (Future<RecordMetadata> future : each.getValue()) {
                    RecordMetadata stored = future.get();
                    sent.get(each.getKey()).add(stored.partition() + "@" + stored.offset());
                }
            }
        }
        return sent;
    }

    /** An event that decodes and is nobody's: it is passed over, and is no dead letter. */
    private static byte[] foreign(String topic) {
        String text = topic.equals(Topics.EVALUATED)
                ? "{\"type\":\"FinalistEvaluated\",\"searchId\":\"foreign\",\"candidateId\":\"foreign-00001\","
                        + "\"accuracies\":{},\"figures\":{}}"
                : "{\"type\":\"CandidateScored\",\"searchId\":\"foreign\",\"candidateId\":\"foreign-00001\",\"task\":\"sim\","
                        + "\"score\":0.5,\"figures\":{}}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static KafkaProducer<byte[], byte[]> producer(String servers, String compression) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "compression.type",
                        compression,
                        "max.request.size",
                        12_000_000,
                        "buffer.memory",
                        48_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void assertDeadLetters(Wire wire, String deadLetters, String topic, Set<String> expected) {
        await(deadLetters)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> wire.records(deadLetters).size() >= expected.size());
        List<ConsumerRecord<String, String>> letters = wire.records(deadLetters);
        assertThat(letters)
                .as(deadLetters)
                .extracting(
                        letter -> header(letter, "dead-letter-partition") + "@" + header(letter, "dead-letter-offset"))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(letters).allSatisfy(letter -> {
            assertThat(header(letter, "dead-letter-topic")).isEqualTo(topic);
            assertThat(header(letter, "dead-letter-reason")).isNotBlank().hasSizeLessThan(1000);
            assertThat(letter.serializedValueSize()).isLessThan(1_000_000);
        });
        assertThat(letters)
                .filteredOn(letter -> letter.headers().lastHeader("dead-letter-value-length") != null)
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(letter.serializedValueSize()).isEqualTo(64 * 1024));
        assertThat(letters)
                .filteredOn(letter -> letter.headers().lastHeader("dead-letter-headers-dropped") != null)
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(header(letter, "traceparent")).startsWith("00-0af7"));
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private int rows() throws IOException {
        return Files.readAllLines(folder.resolve("runs/t/candidates.csv")).size();
    }

    /** The most memory that each process ever had: the system keeps the high-water mark, so no peak is missed. */
    private static Map<String, Long> mostMebibytes(Map<Long, String> processes) throws IOException {
        Map<String, Long> sizes = new HashMap<>();
        for (var process : processes.entrySet()) {
            Path status = Path.of("/proc", process.getKey().toString(), "status");
            if (Files.exists(status)) {
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("VmHWM:")) {
                        sizes.put(process.getValue(), Long.parseLong(line.replaceAll("\\D", "")) / 1024);
                    }
                }
            }
        }
        System.getLogger(HostileRecordsIT.class.getName())
                .log(System.Logger.Level.INFO, "at most MiB, under {0} records: {1}", RECORDS, sizes.values());
        return sizes;
    }

    private static long heap(String command) {
        Matcher heap = HEAP.matcher(command);
        return heap.find() ? Long.parseLong(heap.group(1)) : 0;
    }
}
