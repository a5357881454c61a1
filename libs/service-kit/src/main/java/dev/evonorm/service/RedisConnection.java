package dev.evonorm.service;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The one connection of a service to Redis, made at its first use. Lettuce makes it anew after an outage and sends what
 * was under way again, so a command may happen twice: scripts must be idempotent. Thread-safe.
 */
@ApplicationScoped
public class RedisConnection implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** Lettuce's own pauses between attempts double up to 30 s, so that an outage lasts twice its time. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final RedisAddress address;
    private @Nullable Connected connected;

    @Inject
    RedisConnection(ServiceConfig config) {
        this(RedisAddress.of(config.redis()));
    }

    /** For use without a container, as in tests; close it. */
    public RedisConnection(String uri) {
        this(RedisAddress.of(uri));
    }

    RedisConnection(RedisAddress address) {
        this.address = address;
    }

    /**
     * Commands that wait for their answer, at most 10 seconds.
     *
     * @throws io.lettuce.core.RedisConnectionException if there has been no connection yet and none can be made
     */
    public synchronized RedisCommands<String, String> commands() {
        if (connected == null) {
            connected = Connected.to(address);
        }
        return connected.connection().sync();
    }

    /** Whether the connection stands; true before the first use. */
    synchronized boolean isUsable() {
        return connected == null || connected.connection().isOpen();
    }

    @Override
    @PreDestroy
    public synchronized void close() {
        if (connected != null) {
            connected.close();
            connected = null;
        }
    }

    private record Connected(
            ClientResources resources, RedisClient client, StatefulRedisConnection<String, String> connection) {
        static Connected to(RedisAddress address) {
            ClientResources resources = DefaultClientResources.builder()
                    .ioThreadPoolSize(2)
                    .computationThreadPoolSize(2)
                    .reconnectDelay(Delay.exponential(Duration.ZERO, LONGEST_PAUSE, 2, TimeUnit.MILLISECONDS))
                    .build();
            RedisClient client = RedisClient.create(resources, address.uri());
            ClientOptions.Builder options = ClientOptions.builder().timeoutOptions(TimeoutOptions.enabled(TIMEOUT));
            address.trust().ifPresent(options::sslOptions);
            client.setOptions(options.build());
            try {
                return new Connected(resources, client, client.connect());
            } catch (RuntimeException e) {
                end(client, resources);
                throw e;
            }
        }

        void close() {
            connection.close();
            end(client, resources);
        }

        private static void end(RedisClient client, ClientResources resources) {
            client.shutdown(0, 2, TimeUnit.SECONDS);
            resources.shutdown(0, 2, TimeUnit.SECONDS);
        }
    }
}
