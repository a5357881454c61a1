package dev.evonorm.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What every service is configured with. Environment variables work too: {@code EVONORM_REDIS_URI}. */
@ConfigMapping(prefix = "evonorm")
public interface ServiceConfig {
    /** Whether the process ends when its standard input does: true for children of the {@code evonorm} command. */
    @WithDefault("false")
    boolean exitWithParent();

    Redis redis();

    TopicDefaults topics();

    Queue queue();

    /** The store of the selector and of the rejection service. */
    interface Redis {
        /** {@code redis://} or, with TLS, {@code rediss://}, then {@code [USER@]HOST[:PORT][/DATABASE]}. */
        @WithDefault("redis://127.0.0.1:6379")
        String uri();

        /** The password; better is a file. */
        Optional<String> password();

        /** A file that holds the password, such as a mounted secret. */
        Optional<Path> passwordFile();

        /** Whom to trust with TLS: certificates in PEM, or a PKCS#12 or JKS store; without it, whom Java trusts. */
        Optional<Path> truststore();

        /** The password of a truststore that has one. */
        Optional<String> truststorePassword();
    }

    /** Topics that do not exist yet. */
    interface TopicDefaults {
        /** Partitions of the event topics. */
        @WithDefault("4")
        int partitions();
    }

    /** Work queues on share groups. */
    interface Queue {
        /** How long a record stays with a worker that gives no sign of life; brokers allow 15 s to 60 s by default. */
        @WithDefault("PT15S")
        Duration lock();

        /** How often a record is tried before the queue gives up on it. */
        @WithDefault("3")
        int deliveries();

        /** How long a failed record is kept before it is handed back, times the deliveries so far. */
        @WithDefault("PT2S")
        Duration retryDelay();

        /** How long work under way may go on when the service stops. */
        @WithDefault("PT1S")
        Duration grace();
    }
}
