package dev.evonorm.service;

import dev.evonorm.stack.EmbeddedKafka;
import dev.evonorm.stack.EmbeddedRedis;
import dev.evonorm.stack.FreePorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * A broker that speaks TLS and asks for a name and a password (SASL PLAIN), and lets that name do what docs/security.md lists;
 * a Redis that speaks TLS and whose one user may touch the keys of the selector alone.
 */
public final class SecuredStack implements QuarkusTestResourceLifecycleManager {
    static final String USER = "evonorm";
    private static final String ADMIN = "admin";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final String adminPassword = Tokens.random();
    private final String password = Tokens.random();
    private final String redisPassword = Tokens.random();

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("service-kit-secured");
            TestKeys keys = TestKeys.make(folder);
            List<Integer> ports = FreePorts.take(4);
            EmbeddedKafka kafka = EmbeddedKafka.start(
                    folder.resolve("kafka"), ports.get(0), ports.get(1), broker(keys, ports.get(0), ports.get(1)));
            open.push(kafka);
            permit(kafka.bootstrapServers(), keys);
            open.push(EmbeddedRedis.start(folder.resolve("redis"), ports.get(2), redis(folder, keys, ports.get(3))));
            Map<String, String> configuration = new HashMap<>(client(keys, USER, password));
            configuration.put("kafka.bootstrap.servers", kafka.bootstrapServers());
            configuration.put("evonorm.redis.uri", "rediss://selector@127.0.0.1:" + ports.get(3));
            configuration.put(
                    "evonorm.redis.password-file",
                    Files.writeString(folder.resolve("redis-password"), redisPassword)
                            .toString());
            configuration.put("evonorm.redis.truststore", keys.certificate().toString());
            configuration.put("quarkus.log.file.enable", "true");
            configuration.put(
                    "quarkus.log.file.path", folder.resolve("service.log").toString());
            configuration.put("quarkus.log.level", "INFO");
            configuration.put("quarkus.log.category.\"org.apache.kafka\".level", "INFO");
            configuration.put("test.secrets", String.join(",", password, redisPassword, keys.password()));
            return configuration;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> broker(TestKeys keys, int port, int controllerPort) {
        String login =
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\""
                                .formatted(ADMIN, adminPassword)
                        + " user_%s=\"%s\" user_%s=\"%s\";".formatted(ADMIN, adminPassword, USER, password);
        Map<String, String> settings = new HashMap<>();
        settings.put("listeners", "SASL_SSL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        settings.put("advertised.listeners", "SASL_SSL://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "SASL_SSL");
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put("listener.name.sasl_ssl.plain.sasl.jaas.config", login);
        settings.put("ssl.keystore.location", keys.store().toString());
        settings.put("ssl.keystore.password", keys.password());
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.truststore.location", keys.certificate().toString());
        settings.put("ssl.truststore.type", "PEM");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        // The controller's listener is of this process alone.
        settings.put("super.users", "User:%s;User:ANONYMOUS".formatted(ADMIN));
        return settings;
    }

    private static Map<String, String> client(TestKeys keys, String user, String password) {
        return Map.of(
                "kafka.security.protocol", "SASL_SSL",
                "kafka.sasl.mechanism", "PLAIN",
                "kafka.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                                .formatted(user, password),
                "kafka.ssl.truststore.location", keys.certificate().toString(),
                "kafka.ssl.truststore.type", "PEM");
    }

    /** What docs/security.md says that a service needs. */
    private void permit(String servers, TestKeys keys) {
        Map<String, Object> settings = new HashMap<>();
        client(keys, ADMIN, adminPassword)
                .forEach((key, value) -> settings.put(key.substring("kafka.".length()), value));
        settings.put("bootstrap.servers", servers);
        List<AclBinding> rules = new ArrayList<>();
        for (AclOperation operation :
                List.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE, AclOperation.CREATE)) {
            rules.add(rule(ResourceType.TOPIC, "layers.", operation));
        }
        for (String group : List.of("task.", "kit")) {
            rules.add(rule(ResourceType.GROUP, group, AclOperation.READ));
            rules.add(rule(ResourceType.GROUP, group, AclOperation.ALTER_CONFIGS));
        }
        try (Admin admin = Admin.create(settings)) {
            admin.createAcls(rules).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the rules could not be set", e);
        }
    }

    private static AclBinding rule(ResourceType type, String prefix, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, prefix, PatternType.PREFIXED),
                new AccessControlEntry("User:" + USER, "*", operation, AclPermissionType.ALLOW));
    }

    private Map<String, String> redis(Path folder, TestKeys keys, int tlsPort) throws IOException {
        Path users = Files.writeString(
                folder.resolve("users.acl"),
                """
                user default on nopass -@all +ping
                user selector on >%s ~evonorm:* +@all -@admin -@dangerous
                """
                        .formatted(redisPassword));
        return Map.of(
                "aclfile", users.toString(),
                "tls-port", Integer.toString(tlsPort),
                "tls-cert-file", keys.certificate().toString(),
                "tls-key-file", keys.key().toString(),
                "tls-ca-cert-file", keys.certificate().toString(),
                "tls-auth-clients", "no");
    }

    @Override
    public void stop() {
        for (AutoCloseable closeable : open) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
