package dev.evonorm.infra.kubernetes;

import dev.evonorm.contracts.event.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** On a real broker with Kafka's own authorizer, the rights of base/kafka/users.yaml are enough for what each service does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaRightsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Sources sources = new Sources(Overlay.ROOT);
    private GuardedBroker broker;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        broker = new GuardedBroker(folder, Overlay.of("cluster"));
        for (String topic : Topics.all()) {
            write(broker.administrator(), topic);
        }
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void every_service_sees_all_topics_of_the_flow_and_writes_its_own() throws Exception {
        for (String service : Overlay.SERVICES) {
            try (Admin admin = Admin.create(broker.client(service))) {
                assertThat(admin.listTopics().names().get()).as(service).containsAll(Topics.all());
            }
            for (String topic : sources.writes().get(service)) {
                write(broker.client(service), topic);
            }
        }
    }

    @Test
    void channels_read_their_topics_and_write_their_dead_letters() throws Exception {
        for (Sources.Channel channel : sources.channels()) {
            Map<String, Object> client = broker.client(channel.service());
            for (String topic : channel.deadLetters()) {
                write(client, topic);
            }
            client.put("group.id", channel.group());
            client.put("auto.offset.reset", "earliest");
            try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
                consumer.subscribe(channel.topics());
                await().atMost(PATIENCE).until(() -> !consumer.poll(POLL).isEmpty());
                consumer.commitSync();
            }
        }
    }

    @Test
    void queues_set_their_lock_take_renew_and_finish_a_record_and_write_their_dead_letters() throws Exception {
        for (Map.Entry<String, Set<String>> queue :
                sources.queues(List.of("resnet50")).entrySet()) {
            String group = queue.getValue().iterator().next();
            String topic = sources.reads().get(queue.getKey()).iterator().next();
            Map<String, Object> client = broker.client(queue.getKey());
            configure(client, group);
            write(client, Topics.deadLetters(topic, group));
            client.put("group.id", group);
            client.put("share.acknowledgement.mode", "explicit");
            client.put("max.poll.records", 1);
            client.put("share.acquire.mode", "record_limit");
            try (var consumer = new KafkaShareConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
                consumer.subscribe(List.of(topic));
                acknowledge(consumer, AcknowledgeType.RENEW);
                acknowledge(consumer, AcknowledgeType.ACCEPT);
            }
        }
    }

    @Test
    void the_selector_learns_how_much_waits_in_the_queues() throws Exception {
        configure(broker.client("eval-service"), "eval");
        Map<String, Object> client = broker.client("eval-service");
        client.put("group.id", "eval");
        try (var member = new KafkaShareConsumer<>(client, new StringDeserializer(), new StringDeserializer());
                Admin admin = Admin.create(broker.client("selector-service"))) {
            member.subscribe(List.of(Topics.FINALISTS));
            await().atMost(PATIENCE).until(() -> {
                member.poll(POLL);
                return admin.listGroups(ListGroupsOptions.forShareGroups()).all().get().stream()
                        .anyMatch(group -> group.groupId().equals("eval"));
            });
            assertThat(admin.listShareGroupOffsets(Map.of("eval", new ListShareGroupOffsetsSpec()))
                            .all()
                            .get())
                    .containsKey("eval");
            String dead = Topics.deadLetters(Topics.FINALISTS, "eval");
            assertThat(admin.listTopics().names().get()).contains(dead);
            assertThat(admin.listOffsets(Map.of(new TopicPartition(dead, 0), OffsetSpec.latest()))
                            .all()
                            .get())
                    .hasSize(1);
        }
    }

    @Test
    void a_trainer_may_not_issue_tickets_nor_read_finalists() {
        assertThatThrownBy(() -> write(broker.client("trainer-service"), Topics.WINNERS))
                .hasCauseInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> configure(broker.client("trainer-service"), "eval"))
                .hasCauseInstanceOf(AuthorizationException.class);
    }

    private static void write(Map<String, Object> client, String topic)
            throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
        }
    }

    /** As the work queues do at their start. */
    private static void configure(Map<String, Object> client, String group)
            throws ExecutionException, InterruptedException {
        Collection<AlterConfigOp> settings = List.of(
                new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET),
                new AlterConfigOp(new ConfigEntry("share.record.lock.duration.ms", "15000"), AlterConfigOp.OpType.SET));
        try (Admin admin = Admin.create(client)) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), settings))
                    .all()
                    .get();
        }
    }

    private static void acknowledge(KafkaShareConsumer<String, String> consumer, AcknowledgeType type) {
        await().atMost(PATIENCE).until(() -> {
            for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                consumer.acknowledge(record, type);
                assertThat(consumer.commitSync().values()).allMatch(error -> error.isEmpty());
                return true;
            }
            return false;
        });
    }
}
