package dev.evonorm.testkit;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The broker and the Redis that compose runs, in containers, with the broker settings that the work queues rely on. */
final class ContainerStack implements TestStack.Backing {
    private static final String KAFKA = "apache/kafka:4.2.1";
    private static final String REDIS = "redis:7";
    private static final int REDIS_PORT = 6379;

    private final KafkaContainer kafka = new KafkaContainer(DockerImageName.parse(KAFKA))
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1")
            .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1")
            .withEnv("KAFKA_GROUP_SHARE_DELIVERY_COUNT_LIMIT", "10")
            .withEnv("KAFKA_GROUP_SHARE_MIN_RECORD_LOCK_DURATION_MS", "1000")
            .withEnv("KAFKA_GROUP_SHARE_MAX_RECORD_LOCK_DURATION_MS", "3600000")
            .withEnv("KAFKA_GROUP_SHARE_MIN_SESSION_TIMEOUT_MS", "5000")
            .withEnv("KAFKA_GROUP_SHARE_SESSION_TIMEOUT_MS", "10000")
            .withEnv("KAFKA_GROUP_SHARE_MIN_HEARTBEAT_INTERVAL_MS", "500")
            .withEnv("KAFKA_GROUP_SHARE_HEARTBEAT_INTERVAL_MS", "2000");

    private final GenericContainer<?> redis = new GenericContainer<>(DockerImageName.parse(REDIS))
            .withExposedPorts(REDIS_PORT)
            .withCommand("redis-server", "--appendonly", "yes");

    private ContainerStack() {}

    static ContainerStack start() {
        ContainerStack stack = new ContainerStack();
        try {
            stack.redis.start();
            stack.kafka.start();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String redisUri() {
        return "redis://%s:%d".formatted(redis.getHost(), redis.getMappedPort(REDIS_PORT));
    }

    @Override
    public void close() {
        kafka.stop();
        redis.stop();
    }
}
