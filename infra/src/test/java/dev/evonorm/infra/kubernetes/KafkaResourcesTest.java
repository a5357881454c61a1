package dev.evonorm.infra.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evonorm.contracts.event.Topics;
import io.strimzi.api.kafka.model.kafka.KafkaClusterSpec;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Brokers, topics and rights are what the code relies on. */
class KafkaResourcesTest {
    private static final String DLQ = ".dlq";

    private final Sources sources = new Sources(Overlay.ROOT);

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @Test
    void the_topics_are_those_of_the_contracts_with_as_many_partitions_as_the_services_would_make() throws IOException {
        Map<String, Integer> flow = topics(false);

        assertThat(flow.keySet()).isEqualTo(new TreeSet<>(Topics.all()));
        assertThat(flow.values()).containsOnly(sources.defaultPartitions());
    }

    @Test
    void the_dead_letter_topics_are_those_of_every_channel_and_queue() throws IOException {
        Set<String> expected = new TreeSet<>();
        sources.channels().forEach(channel -> expected.addAll(channel.deadLetters()));
        expected.add(Topics.deadLetters(Topics.PROPOSED, "rejection"));
        expected.add(Topics.deadLetters(Topics.FINALISTS, "eval"));
        for (String anchor : anchors()) {
            expected.add(Topics.deadLetters(Topics.ACCEPTED, Topics.taskGroup(anchor)));
        }

        assertThat(topics(true).keySet()).isEqualTo(expected);
    }

    @Test
    void topics_are_kept_for_a_time_and_hold_events_of_their_greatest_size() {
        for (ObjectNode topic : Overlay.of("cluster").ofKind("KafkaTopic")) {
            JsonNode config = topic.at("/spec/config");
            boolean dead = Overlay.nameOf(topic).endsWith(DLQ);
            assertThat(config.path("retention.ms").asLong()).isEqualTo((dead ? 90 : 30) * 24L * 3600 * 1000);
            assertThat(config.path("max.message.bytes").asInt()).isEqualTo(1024 * 1024 + 64 * 1024);
            assertThat(topic.at("/metadata/labels").path("strimzi.io/cluster").asText())
                    .isEqualTo("evonorm");
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void records_are_stored_unpacked_so_that_their_bound_is_that_of_a_readers_memory(Overlay overlay) {
        JsonNode broker = overlay.get("Kafka", "evonorm").at("/spec/kafka/config");
        assertThat(broker.path("compression.type").asText()).isEqualTo("uncompressed");
        assertThat(overlay.ofKind("KafkaTopic")).isNotEmpty().allSatisfy(topic -> assertThat(
                        topic.at("/spec/config").has("compression.type"))
                .as("%s decides by itself what the broker decides for all", Overlay.nameOf(topic))
                .isFalse());
    }

    @Test
    void the_broker_of_compose_takes_the_records_that_the_clusters_takes() throws IOException {
        JsonNode cluster = Overlay.of("cluster").get("Kafka", "evonorm").at("/spec/kafka/config");
        JsonNode compose = Yaml.one(Overlay.ROOT.resolve("infra/compose.yaml")).at("/services/kafka/environment");
        for (String name : List.of("compression.type", "message.max.bytes", "auto.create.topics.enable")) {
            String variable = "KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
            assertThat(compose.path(variable).asText())
                    .as(variable)
                    .isEqualTo(cluster.path(name).asText());
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void a_broker_starts_with_this_configuration(Overlay overlay) {
        JsonNode config = overlay.get("Kafka", "evonorm").at("/spec/kafka/config");
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@localhost:9090",
                "controller.listener.names", "CONTROLLER",
                "listeners", "PLAINTEXT://localhost:9091,CONTROLLER://localhost:9090",
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"));
        config.properties()
                .forEach(
                        entry -> properties.put(entry.getKey(), entry.getValue().asText()));

        KafkaConfig broker = KafkaConfig.fromProps(properties, false);

        assertThat(KafkaConfig.configDef().names()).containsAll(names(config));
        assertThat(names(config)).noneMatch(KafkaResourcesTest::isForbiddenByStrimzi);
        assertThat(broker.autoCreateTopicsEnable()).isFalse();
        assertThat(broker.shareGroupConfig().shareGroupMaxRecordLockDurationMs())
                .isEqualTo(3_600_000);
        assertThat(broker.shareGroupConfig().shareGroupDeliveryCountLimit()).isEqualTo(10);
        int nodes = overlay.get("KafkaNodePool", "node").at("/spec/replicas").asInt();
        names(config).stream()
                .filter(name -> name.endsWith("replication.factor"))
                .forEach(name -> assertThat(config.path(name).asInt()).as(name).isEqualTo(nodes));
    }

    @Test
    void every_service_may_read_and_write_its_topics_and_no_others() throws IOException {
        Map<String, Set<String>> reads = sources.reads();
        Map<String, Set<String>> writes = sources.writes();
        for (String service : Overlay.SERVICES) {
            List<JsonNode> rules = rules(service);
            for (String topic : Topics.all()) {
                assertThat(may(rules, "topic", topic, "Read"))
                        .as("%s reads %s", service, topic)
                        .isEqualTo(reads.get(service).contains(topic));
                assertThat(may(rules, "topic", topic, "Write"))
                        .as("%s writes %s", service, topic)
                        .isEqualTo(writes.get(service).contains(topic));
                assertThat(may(rules, "topic", topic, "Describe")).isTrue();
            }
        }
    }

    @Test
    void every_service_may_join_its_groups_and_write_their_dead_letters() throws IOException {
        for (Sources.Channel channel : sources.channels()) {
            List<JsonNode> rules = rules(channel.service());
            assertThat(may(rules, "group", channel.group(), "Read"))
                    .as(channel.group())
                    .isTrue();
            assertThat(channel.deadLetters()).allMatch(topic -> may(rules, "topic", topic, "Write"));
        }
        for (var queue : sources.queues(anchors()).entrySet()) {
            for (String group : queue.getValue()) {
                List<JsonNode> rules = rules(queue.getKey());
                String topic = sources.reads().get(queue.getKey()).iterator().next();
                assertThat(may(rules, "group", group, "Read")).as(group).isTrue();
                assertThat(may(rules, "group", group, "AlterConfigs")).as(group).isTrue();
                assertThat(may(rules, "topic", Topics.deadLetters(topic, group), "Write"))
                        .as(group)
                        .isTrue();
            }
        }
    }

    private static Map<String, Integer> topics(boolean dead) {
        return Overlay.of("cluster").ofKind("KafkaTopic").stream()
                .filter(topic -> Overlay.nameOf(topic).endsWith(DLQ) == dead)
                .collect(Collectors.toMap(
                        Overlay::nameOf,
                        topic -> topic.at("/spec/partitions").asInt(),
                        (one, other) -> {
                            throw new IllegalStateException("a topic twice");
                        },
                        java.util.TreeMap::new));
    }

    private static List<String> anchors() {
        for (JsonNode variable :
                Overlay.of("cluster").get("Deployment", "trainer-service").at("/spec/template/spec/containers/0/env")) {
            if (variable.path("name").asText().equals("EVONORM_TRAINER_ANCHORS")) {
                return List.of(variable.path("value").asText().split(","));
            }
        }
        throw new AssertionError("the trainers' anchors are not set");
    }

    private static List<JsonNode> rules(String user) {
        List<JsonNode> rules = new ArrayList<>();
        Overlay.of("cluster")
                .get("KafkaUser", user)
                .at("/spec/authorization/acls")
                .forEach(rules::add);
        return rules;
    }

    private static boolean may(List<JsonNode> rules, String type, String name, String operation) {
        return rules.stream()
                .filter(rule -> rule.at("/resource/type").asText().equals(type))
                .filter(rule -> fits(rule.path("resource"), name))
                .flatMap(rule -> Stream.iterate(0, i -> i + 1)
                        .limit(rule.path("operations").size())
                        .map(i -> rule.path("operations").get(i).asText()))
                .anyMatch(operation::equals);
    }

    private static boolean fits(JsonNode resource, String name) {
        String wanted = resource.path("name").asText();
        return resource.path("patternType").asText().equals("prefix")
                ? name.startsWith(wanted)
                : wanted.equals("*") || name.equals(wanted);
    }

    private static Set<String> names(JsonNode config) {
        return config.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static boolean isForbiddenByStrimzi(String name) {
        return Stream.of(KafkaClusterSpec.FORBIDDEN_PREFIXES.split(", ")).anyMatch(name::startsWith)
                && Stream.of(KafkaClusterSpec.FORBIDDEN_PREFIX_EXCEPTIONS.split(", "))
                        .noneMatch(name::equals);
    }
}
