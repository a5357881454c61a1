package dev.evonorm.service;

import java.time.Duration;

/**
 * How work queues behave.
 *
 * @param broker the brokers
 * @param partitions of topics that do not exist yet
 * @param lock how long a record stays with a worker that gives no sign of life; the broker bounds it (15 s to 60 s by default)
 * @param deliveries how often a record is tried; the one after gives up
 * @param retryDelay how long a failed record is kept before it is handed back, times the deliveries so far
 * @param grace how long work under way may go on after {@code stop}
 */
public record QueueSettings(
        Broker broker, int partitions, Duration lock, int deliveries, Duration retryDelay, Duration grace) {
    public QueueSettings {
        if (deliveries < 1) {
            throw new IllegalArgumentException("deliveries is %d; it must be at least 1".formatted(deliveries));
        }
        if (lock.toMillis() < 100) {
            throw new IllegalArgumentException("lock is %s; it must be at least 100 ms".formatted(lock));
        }
    }

    /** The defaults. */
    public static QueueSettings of(String bootstrapServers) {
        return new QueueSettings(
                Broker.of(bootstrapServers),
                4,
                Duration.ofSeconds(15),
                3,
                Duration.ofSeconds(2),
                Duration.ofSeconds(1));
    }
}
