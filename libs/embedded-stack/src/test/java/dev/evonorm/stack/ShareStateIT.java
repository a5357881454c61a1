package dev.evonorm.stack;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ShareStateIT {
    private static final String TOPIC = "__share_group_state";

    @TempDir
    Path folder;

    @Test
    void theTopicIsTheOneThatTheBrokerWouldMakeAtTheFirstShareGroup() throws Exception {
        Map<String, String> itsOwn;
        try (EmbeddedKafka kafka = start("own")) {
            Records.createTopic(kafka.bootstrapServers());
            join(kafka.bootstrapServers());
            itsOwn = configuration(kafka.bootstrapServers());
        }
        try (EmbeddedKafka kafka = start("prepared")) {
            ShareState.prepare(kafka.bootstrapServers());
            ShareState.prepare(kafka.bootstrapServers());

            assertThat(configuration(kafka.bootstrapServers()))
                    .isEqualTo(itsOwn)
                    .isNotEmpty();
        }
    }

    private EmbeddedKafka start(String name) {
        return EmbeddedKafka.start(folder.resolve(name), FreePorts.one(), FreePorts.one());
    }

    private static void join(String servers) throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", servers, "group.id", "first");
        try (var member = new KafkaShareConsumer<>(client, new StringDeserializer(), new StringDeserializer());
                Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            member.subscribe(List.of(Records.TOPIC));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                member.poll(Duration.ofMillis(100));
                return admin.listTopics(new ListTopicsOptions().listInternal(true))
                        .names()
                        .get()
                        .contains(TOPIC);
            });
        }
    }

    /** What was set for the topic itself, and its partitions. */
    private static Map<String, String> configuration(String servers) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            Map<String, String> set =
                    admin.describeConfigs(Set.of(resource)).all().get().get(resource).entries().stream()
                            .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
            var description =
                    admin.describeTopics(Set.of(TOPIC)).allTopicNames().get().get(TOPIC);
            set.put("partitions", Integer.toString(description.partitions().size()));
            set.put(
                    "replicas",
                    Integer.toString(description.partitions().get(0).replicas().size()));
            return set;
        }
    }
}
