package dev.evonorm.stack;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * The topic where a broker keeps what share groups have done. A broker makes it when the first share group is joined, but then
 * that group misses it, tries again at growing intervals, and gives its members no partition for two or three seconds. Made
 * as soon as the broker is up, it is there before services have started.
 */
final class ShareState {
    private static final String TOPIC = "__share_group_state";
    private static final Duration CLOSING = Duration.ofSeconds(1);
    private static final int PATIENCE_MILLIS = 10_000;
    /** As the broker makes it. */
    private static final Map<String, String> CONFIGURATION = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.COMPRESSION_TYPE_CONFIG, "producer",
            TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "1",
            TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(100 * 1024 * 1024),
            TopicConfig.RETENTION_MS_CONFIG, "-1");

    private ShareState() {}

    /** Makes the topic unless it exists. */
    static void prepare(String bootstrapServers) throws ExecutionException, InterruptedException {
        Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS));
        try {
            NewTopic topic = new NewTopic(TOPIC, Optional.of(1), Optional.of((short) 1)).configs(CONFIGURATION);
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        } finally {
            admin.close(CLOSING);
        }
    }
}
