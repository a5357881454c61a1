package dev.evonorm.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import io.lettuce.core.ScriptOutputType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The kit inside a Quarkus service: beans, defaults, topics, and a channel. */
@QuarkusTest
@QuarkusTestResource(value = StackForQuarkus.class, restrictToAnnotatedClass = true)
class ServiceKitIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    TopicSetup topics;

    @Inject
    WorkQueues queues;

    @Inject
    @Readiness
    KafkaReady ready;

    @Inject
    RedisConnection redis;

    @Inject
    ObjectMapper mapper;

    @Inject
    Config config;

    @Inject
    Listener listener;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    /** A channel of a service, whose configuration names only what is its own. */
    @ApplicationScoped
    static class Listener {
        private final Queue<String> heard = new ConcurrentLinkedQueue<>();

        @Incoming("heard")
        void hear(ConsumerRecord<byte[], byte[]> record) throws UndecodableEventException {
            Events.decode(record.value());
            heard.add(new String(record.key(), StandardCharsets.UTF_8));
        }

        boolean hasHeard(String key) {
            return heard.contains(key);
        }
    }

    @Test
    void theTopicsOfTheFlowAndOfDeadLettersAreThere() throws Exception {
        await().atMost(SOON).until(topics::isDone);
        // The controller has them; the broker that answers here hears of them a moment later.
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(topicNames()).containsAll(Topics.all()).contains(deadLetters()));
    }

    @Test
    void theDefaultsOfTheLibraryHoldUnlessAServiceSaysOtherwise() {
        assertThat(config.getValue("quarkus.devservices.enabled", Boolean.class))
                .isFalse();
        assertThat(config.getValue("quarkus.http.host", String.class)).isEqualTo("127.0.0.1");
        assertThat(config.getValue("quarkus.log.category.\"org.apache.kafka\".level", String.class))
                .isEqualTo("ERROR");
        assertThat(config.getConfigValue("mp.messaging.connector.smallrye-kafka.failure-strategy")
                        .getValue())
                .isEqualTo("evonorm-dead-letters");
    }

    @Test
    void aChannelHasItsBadRecordsInDeadLettersAndGoesOn() throws Exception {
        // Given
        Event good = new CandidateFailed("search", "good", "task", "reason");

        // When
        put("bad", "{nonsense");
        put("good", Events.encode(good));

        // Then
        await().atMost(SOON).until(() -> listener.hasHeard("good"));
        try (QueueReader reader = new QueueReader(servers)) {
            await().atMost(SOON).until(() -> letterOf(reader, "bad").isPresent());
            var letter = letterOf(reader, "bad").orElseThrow();
            assertThat(letter.key()).isEqualTo("bad");
            assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("{nonsense");
            assertThat(QueueReader.header(letter, DeadLetter.REASON)).contains("the value is no event");
        }
    }

    @Test
    void theDeadLettersOfAChannelLieByTheTopicsThatTheyCameFrom() throws Exception {
        put(Topics.REJECTED, "of-rejected", "{nonsense");
        put(Topics.EVALUATED, "of-evaluated", "{nonsense");

        try (QueueReader reader = new QueueReader(servers)) {
            for (String name : List.of("rejected", "evaluated")) {
                String letters = "layers.%s.v1.kit.dlq".formatted(name);
                await().atMost(SOON).untilAsserted(() -> assertThat(reader.records(letters))
                        .extracting(ConsumerRecord::key)
                        .contains("of-" + name)
                        .allMatch(key -> !key.startsWith("of-") || key.equals("of-" + name)));
            }
        }
    }

    @Test
    void aRecordThatIsTooLongEvenForADeadLetterIsKeptInPartAndTheChannelGoesOn() throws Exception {
        // Given
        Event good = new CandidateFailed("search", "after-the-long", "task", "reason");
        int length = Events.MAX_BYTES + 20_000;

        // When
        put("long", "x".repeat(length));
        put("after-the-long", Events.encode(good));

        // Then
        await().atMost(SOON).until(() -> listener.hasHeard("after-the-long"));
        try (QueueReader reader = new QueueReader(servers)) {
            await().atMost(SOON).until(() -> letterOf(reader, "long").isPresent());
            var letter = letterOf(reader, "long").orElseThrow();
            assertThat(letter.value()).hasSizeLessThan(Events.MAX_BYTES);
            assertThat(QueueReader.header(letter, DeadLetter.TRUNCATED)).isEqualTo(Integer.toString(length));
            assertThat(QueueReader.header(letter, DeadLetter.REASON)).contains("an event has at most");
            assertThat(QueueReader.header(letter, DeadLetter.TOPIC)).isEqualTo(Topics.REJECTED);
            assertThat(QueueReader.header(letter, DeadLetter.OFFSET)).isNotEmpty();
        }
    }

    @Test
    void aDeadLetterOfAChannelIsByteForByteWhatCame() throws Exception {
        byte[] noText = {(byte) 0xff, 0, (byte) 0xc3, 7};
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "max.request.size", 2 << 20),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.REJECTED, 0, "bytes", noText))
                    .get();
        }
        try (QueueReader reader = new QueueReader(servers)) {
            await().atMost(SOON).until(() -> letterOf(reader, "bytes").isPresent());
            assertThat(letterOf(reader, "bytes").orElseThrow().value()).isEqualTo(noText);
        }
    }

    private static Optional<ConsumerRecord<String, byte[]>> letterOf(QueueReader reader, String key) {
        return reader.records(deadLetters()).stream()
                .filter(letter -> key.equals(letter.key()))
                .findFirst();
    }

    @Test
    void aWorkQueueOfTheBeanIsReadyWithItsWorkers() {
        // When
        queues.start(Topics.ACCEPTED, Topics.taskGroup("kit"), new Doing(Topics.SCORED, job -> {}), new Slots(2));

        // Then
        await().atMost(SOON).until(() -> ready.call().getStatus().toString().equals("UP"));
        assertThat(ready.call().getData().orElseThrow()).containsEntry("task.kit on layers.accepted.v1", true);
    }

    @Test
    void theMapperWritesDurationsAsText() throws Exception {
        assertThat(mapper.writeValueAsString(Duration.ofSeconds(90))).isEqualTo("\"PT1M30S\"");
    }

    @Test
    void aScriptIsSentAgainWhenRedisHasForgottenIt() {
        Script script = Script.of("return redis.call('INCRBY', KEYS[1], ARGV[1])");
        assertThat(this.<Long>run(script)).isEqualTo(5);
        assertThat(this.<Long>run(script)).isEqualTo(10);
        redis.commands().scriptFlush();
        assertThat(this.<Long>run(script)).isEqualTo(15);
    }

    @Test
    void aShareGroupsHeartbeatIsSetWithinTheBrokersBoundsUntilItIsStartedAgain() throws Exception {
        try (KafkaTopics group = new KafkaTopics(Broker.of(servers))) {
            assertThat(group.setHeartbeat("calm", Duration.ofSeconds(3))).isTrue();
            awaitHeartbeat("calm", "3000");
            assertThat(group.setHeartbeat("calm", Duration.ofMillis(1))).isFalse();

            group.configureShareGroup("calm", Duration.ofSeconds(15));
            awaitHeartbeat("calm", "500");
        }
    }

    /** The controller has it; the broker that answers here hears of it a moment later. */
    private void awaitHeartbeat(String group, String millis) {
        await().atMost(SOON).untilAsserted(() -> assertThat(heartbeat(group)).isEqualTo(millis));
    }

    private String heartbeat(String group) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get("share.heartbeat.interval.ms")
                    .value();
        }
    }

    private <T> T run(Script script) {
        return script.run(redis.commands(), ScriptOutputType.INTEGER, List.of("counter"), List.of("5"));
    }

    private static String deadLetters() {
        return Topics.deadLetters(Topics.REJECTED, "kit");
    }

    private Set<String> topicNames() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
            return admin.listTopics().names().get();
        }
    }

    private void put(String key, String value) throws Exception {
        put(Topics.REJECTED, key, value);
    }

    private void put(String topic, String key, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "max.request.size", 2 << 20),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, key, value)).get();
        }
    }
}
