package dev.evonorm.service;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** What must be set at the broker before services can talk. All of it is idempotent. For one thread. */
final class KafkaTopics implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(KafkaTopics.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    /** An event and what Kafka adds, as it will lie in a consumer's memory: the limit is that of the unpacked size. */
    private static final Map<String, String> BOUNDS = Map.of(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(Events.MAX_BYTES + 64 * 1024),
            TopicConfig.COMPRESSION_TYPE_CONFIG,
            "uncompressed");

    private static final String HEARTBEAT = "share.heartbeat.interval.ms";

    private final Admin admin;

    KafkaTopics(Broker broker) {
        admin = Admin.create(broker.with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000)));
    }

    /** Creates those that do not exist, with the broker's own replication. Topics that exist stay as they are. */
    void ensure(Map<String, Integer> partitionsByTopic) throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing = partitionsByTopic.entrySet().stream()
                .filter(topic -> !existing.contains(topic.getKey()))
                .map(topic ->
                        new NewTopic(topic.getKey(), Optional.of(topic.getValue()), Optional.empty()).configs(BOUNDS))
                .toList();
        for (var created : admin.createTopics(missing).values().entrySet()) {
            try {
                created.getValue().get();
                LOG.infof("created topic %s", created.getKey());
            } catch (ExecutionException e) {
                // Another service was quicker.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    void ensure(Collection<String> topics, int partitions) throws ExecutionException, InterruptedException {
        Map<String, Integer> partitionsByTopic = new HashMap<>();
        topics.forEach(topic -> partitionsByTopic.put(topic, partitions));
        ensure(partitionsByTopic);
    }

    /** A share group starts with the oldest record, its locks last so long, and its heartbeat is at first the broker's own. */
    void configureShareGroup(String group, Duration lock) throws ExecutionException, InterruptedException {
        alter(
                group,
                set("share.auto.offset.reset", "earliest"),
                set("share.record.lock.duration.ms", Long.toString(lock.toMillis())),
                new AlterConfigOp(new ConfigEntry(HEARTBEAT, null), AlterConfigOp.OpType.DELETE));
    }

    /**
     * How often the members of a share group give a sign of life.
     *
     * @return false if the broker refuses it, as where it is out of its bounds
     */
    boolean setHeartbeat(String group, Duration interval) throws ExecutionException, InterruptedException {
        try {
            alter(group, set(HEARTBEAT, Long.toString(interval.toMillis())));
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvalidConfigurationException) {
                return false;
            }
            throw e;
        }
    }

    private void alter(String group, AlterConfigOp... settings) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(settings))).all().get();
    }

    @Override
    public void close() {
        admin.close(CLOSING);
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }
}
