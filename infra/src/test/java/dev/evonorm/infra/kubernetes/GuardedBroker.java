package dev.evonorm.infra.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evonorm.stack.EmbeddedKafka;
import dev.evonorm.stack.FreePorts;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real broker that asks who is there, with the topics of an overlay and the rights of its users, as Strimzi sets them. */
final class GuardedBroker implements AutoCloseable {
    private static final String ADMIN = "admin";
    private static final String PASSWORD = "made-up";

    private final EmbeddedKafka kafka;

    GuardedBroker(Path folder, Overlay overlay) throws Exception {
        List<Integer> ports = FreePorts.take(2);
        String users = Stream.concat(Stream.of(ADMIN), Overlay.SERVICES.stream())
                .map(user -> " user_%s=\"%s\"".formatted(user, PASSWORD))
                .collect(Collectors.joining());
        Map<String, String> settings = new HashMap<>();
        settings.put(
                "listeners", "CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(ports.get(0), ports.get(1)));
        settings.put("advertised.listeners", "CLIENTS://127.0.0.1:" + ports.get(0));
        settings.put("listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "CLIENTS");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put("listener.name.clients.sasl.enabled.mechanisms", "PLAIN");
        settings.put(
                "listener.name.clients.plain.sasl.jaas.config", login(ADMIN).replace(";", users + ";"));
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:%s;User:ANONYMOUS".formatted(ADMIN));
        kafka = EmbeddedKafka.start(folder, ports.get(0), ports.get(1), settings);
        try (Admin admin = Admin.create(client(ADMIN))) {
            admin.createTopics(overlay.ofKind("KafkaTopic").stream()
                            .map(topic -> new NewTopic(
                                    Overlay.nameOf(topic),
                                    Optional.of(topic.at("/spec/partitions").asInt()),
                                    Optional.empty()))
                            .toList())
                    .all()
                    .get();
            List<AclBinding> rules = new ArrayList<>();
            overlay.ofKind("KafkaUser").forEach(user -> rules.addAll(rules(user)));
            admin.createAcls(rules).all().get();
        }
    }

    /** The settings of a client that logs in as this user. */
    Map<String, Object> client(String user) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("security.protocol", "SASL_PLAINTEXT");
        settings.put("sasl.mechanism", "PLAIN");
        settings.put("sasl.jaas.config", login(user));
        return settings;
    }

    Map<String, Object> administrator() {
        return client(ADMIN);
    }

    @Override
    public void close() {
        kafka.close();
    }

    private static String login(String user) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, PASSWORD);
    }

    private static List<AclBinding> rules(ObjectNode user) {
        List<AclBinding> rules = new ArrayList<>();
        for (JsonNode rule : user.at("/spec/authorization/acls")) {
            ResourcePattern resource = new ResourcePattern(
                    ResourceType.fromString(rule.at("/resource/type").asText()),
                    rule.at("/resource/name").asText(),
                    rule.at("/resource/patternType").asText().equals("prefix")
                            ? PatternType.PREFIXED
                            : PatternType.LITERAL);
            for (JsonNode operation : rule.path("operations")) {
                // AlterConfigs in Strimzi, ALTER_CONFIGS here.
                String name = operation.asText().replaceAll("([a-z])([A-Z])", "$1_$2");
                rules.add(new AclBinding(
                        resource,
                        new AccessControlEntry(
                                "User:" + Overlay.nameOf(user),
                                "*",
                                AclOperation.fromString(name),
                                AclPermissionType.ALLOW)));
            }
        }
        return rules;
    }
}
