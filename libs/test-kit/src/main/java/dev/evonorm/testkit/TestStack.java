package dev.evonorm.testkit;

import java.util.Map;

/**
 * A real Kafka and a real Redis: embedded ones, or those of the public images where the system property
 * {@value #KIND} is {@code containers}. For tests without Quarkus; those with use {@link StackResource}. Two to four seconds
 * to start: share one among the tests of a class.
 */
public final class TestStack implements AutoCloseable {
    private static final String KIND = "evonorm.test.stack";

    private final Backing backing;

    private TestStack(Backing backing) {
        this.backing = backing;
    }

    /** Where Kafka and Redis are. */
    interface Backing extends AutoCloseable {
        String bootstrapServers();

        String redisUri();

        @Override
        void close();
    }

    public static TestStack start() {
        String kind = System.getProperty(KIND, "embedded");
        return new TestStack(
                switch (kind) {
                    case "embedded" -> EmbeddedStack.start();
                    case "containers" -> ContainerStack.start();
                    default -> throw new IllegalStateException(
                            "%s is '%s'; it must be embedded or containers".formatted(KIND, kind));
                });
    }

    public String bootstrapServers() {
        return backing.bootstrapServers();
    }

    public String redisUri() {
        return backing.redisUri();
    }

    /** What a service must be configured with to use this stack. */
    public Map<String, String> configuration() {
        return Map.of("kafka.bootstrap.servers", bootstrapServers(), "evonorm.redis.uri", redisUri());
    }

    @Override
    public void close() {
        backing.close();
    }
}
