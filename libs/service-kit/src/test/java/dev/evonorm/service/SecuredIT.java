package dev.evonorm.service;

import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.event.Topics;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The kit inside a Quarkus service whose Kafka and Redis speak TLS, ask who it is and let it do no more than it must. */
@QuarkusTest
@QuarkusTestResource(value = SecuredStack.class, restrictToAnnotatedClass = true)
class SecuredIT {
    private static final Logger LOG = Logger.getLogger(SecuredIT.class);
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    TopicSetup topics;

    @Inject
    WorkQueues queues;

    @Inject
    RedisConnection redis;

    @Inject
    ServiceConfig config;

    @Inject
    ServiceKitIT.Listener listener;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    Config all;

    @Test
    void topicsQueuesAndChannelsWorkOverTlsWithAPassword() throws Exception {
        await().atMost(SOON).until(topics::isDone);
        try (Publisher publisher = new Publisher(Broker.of(kafka))) {
            queues.start(Topics.EVALUATED, "task.secured", new Doing(Topics.REJECTED, job -> {}), new Slots(1));
            await().atMost(SOON).until(() -> queues.running().stream()
                    .anyMatch(queue -> queue.name().startsWith("task.secured") && queue.isReady()));
            var job = new FinalistEvaluated("s", "secured-1", Map.of("resnet50", 0.5), Map.of());
            publisher.publish(List.of(new ProducerRecord<>(
                    Topics.EVALUATED,
                    job.key().getBytes(StandardCharsets.UTF_8),
                    Events.encode(job).getBytes(StandardCharsets.UTF_8))));

            // The queue takes the job and publishes its answer, which the channel hears.
            await().atMost(SOON).until(() -> listener.hasHeard("secured-1"));
        }
    }

    @Test
    void withoutThePasswordTheBrokerAnswersNothing() {
        Map<String, Object> stranger = new HashMap<>(
                Broker.of(kafka).with(Map.of("default.api.timeout.ms", 10_000, "request.timeout.ms", 5_000)));
        stranger.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"evonorm\" password=\"wrong\";");
        try (Admin admin = Admin.create(stranger)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining("Authentication failed");
        }
    }

    @Test
    void theUserSeesOnlyTopicsThatAreItsBusiness() throws Exception {
        await().atMost(SOON).until(topics::isDone);
        try (Admin admin = Admin.create(Broker.of(kafka).with(Map.of()))) {
            Set<String> seen = admin.listTopics().names().get();
            assertThat(seen).isNotEmpty().allMatch(topic -> topic.startsWith("layers."));
        }
    }

    @Test
    void redisServesTheUserOverTlsAndItsKeysAlone() {
        redis.commands().set("evonorm:secured", "yes");

        assertThat(redis.commands().get("evonorm:secured")).isEqualTo("yes");
        assertThatThrownBy(() -> redis.commands().get("evonorm-rejection:x"))
                .isInstanceOf(RedisCommandExecutionException.class)
                .hasMessageContaining("NOPERM");
        assertThatThrownBy(() -> redis.commands().flushall()).hasMessageContaining("NOPERM");
    }

    @Test
    void redisIsNotSpokenToWithoutTrust() {
        try (RedisConnection untrusting =
                new RedisConnection(config.redis().uri().replace("selector@", "selector:x@"))) {
            assertThatThrownBy(untrusting::commands).isInstanceOf(RedisException.class);
        }
    }

    @Test
    void noSecretIsInTheLogHoweverThingsFail() throws Exception {
        List<String> secrets = all.getValues("test.secrets", String.class);
        Path log = Path.of(all.getValue("quarkus.log.file.path", String.class));
        await().atMost(SOON).until(topics::isDone);
        for (String uri : List.of(
                config.redis().uri().replace("selector@", "selector:%s@".formatted(secrets.get(1))),
                "redis://me:%s@127.0.0.1:1".formatted(secrets.get(1)),
                "redis://me:%s@bad host".formatted(secrets.get(1)),
                "http://me:%s@host".formatted(secrets.get(1)))) {
            try (RedisConnection failing = new RedisConnection(uri)) {
                failing.commands();
            } catch (RuntimeException e) {
                LOG.errorf(e, "as was to be expected: %s", e.getMessage());
            }
        }
        LOG.infof(
                "settings %s, %s, %s",
                QueueSettings.of("127.0.0.1:1"), Broker.of(kafka), RedisAddress.of(config.redis()));
        LOG.info("the last line");

        await().atMost(SOON).until(() -> Files.readString(log).contains("the last line"));
        assertThat(Files.readString(log))
                .contains("as was to be expected", "Successfully logged in", "redis://***@bad host")
                .doesNotContain(secrets.toArray(String[]::new));
    }
}
