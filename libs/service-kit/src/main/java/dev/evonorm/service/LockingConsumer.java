package dev.evonorm.service;

import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A member of a share group that holds one record at a time and renews its lock. For one thread.
 *
 * <p>The client's protocol of a renewal: acknowledge with RENEW, commit, and poll until that record comes back; only then
 * can it be acknowledged again. While a record is being renewed, a poll fetches no other.
 */
final class LockingConsumer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WorkQueue.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Duration lock;
    private final Supplier<KafkaShareConsumer<byte[], byte[]>> members;
    private final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
    private KafkaShareConsumer<byte[], byte[]> consumer;
    private @Nullable ConsumerRecord<byte[], byte[]> held;

    LockingConsumer(QueueSettings settings, String topic, String group, String name) {
        lock = settings.lock();
        members = () -> member(settings, topic, group, name);
        consumer = members.get();
    }

    private static KafkaShareConsumer<byte[], byte[]> member(
            QueueSettings settings, String topic, String group, String name) {
        KafkaShareConsumer<byte[], byte[]> member = new KafkaShareConsumer<>(
                settings.broker()
                        .with(Map.of(
                                ConsumerConfig.GROUP_ID_CONFIG,
                                group,
                                ConsumerConfig.CLIENT_ID_CONFIG,
                                name,
                                ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
                                "explicit",
                                // Exactly one record, even where a producer's batch holds more.
                                ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG,
                                "record_limit",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                1)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        member.subscribe(List.of(topic));
        return member;
    }

    /** The next record, held from now on until it is acknowledged or its lock is lost. */
    Optional<ConsumerRecord<byte[], byte[]>> take(Duration patience) {
        if (waiting.isEmpty()) {
            consumer.poll(patience).forEach(waiting::add);
        }
        held = waiting.poll();
        return Optional.ofNullable(held);
    }

    /** How long the held record stays ours without a renewal. */
    Duration lock() {
        return consumer.acquisitionLockTimeoutMs().map(Duration::ofMillis).orElse(lock);
    }

    /** Keeps the held record. If that fails the record goes to another worker, and is not held any more. */
    void renew() {
        ConsumerRecord<byte[], byte[]> record = held;
        if (record == null) {
            return;
        }
        if (!commit(record, AcknowledgeType.RENEW) || !comesBack(record)) {
            held = null;
            rejoin();
        }
    }

    /**
     * Joins the group anew. The client still waits for the record whose renewal was lost, and fetches nothing until it
     * comes, which after a restart of the broker is never. What was fetched already comes again.
     */
    private void rejoin() {
        waiting.clear();
        consumer.close(CLOSING);
        consumer = members.get();
    }

    /** Ends the hold; if the lock was lost before, the record comes again, here or elsewhere. */
    void acknowledge(AcknowledgeType type) {
        ConsumerRecord<byte[], byte[]> record = held;
        held = null;
        if (record != null) {
            commit(record, type);
        }
    }

    @Override
    public void close() {
        consumer.close(CLOSING);
    }

    private boolean commit(ConsumerRecord<byte[], byte[]> record, AcknowledgeType type) {
        try {
            consumer.acknowledge(record, type);
            Optional<KafkaException> failure = consumer.commitSync(lock).values().stream()
                    .flatMap(Optional::stream)
                    .findFirst();
            failure.ifPresent(e -> lost(record, type, e));
            return failure.isEmpty();
        } catch (KafkaException | IllegalStateException e) {
            lost(record, type, e);
            return false;
        }
    }

    private boolean comesBack(ConsumerRecord<byte[], byte[]> record) {
        RecordId id = RecordId.of(record);
        long deadline = System.nanoTime() + lock().toNanos();
        do {
            for (ConsumerRecord<byte[], byte[]> polled : consumer.poll(LOOK)) {
                if (RecordId.of(polled).equals(id)) {
                    held = polled;
                    return true;
                }
                // Not to be expected; but what came was taken from the group, and nobody else will do it.
                waiting.add(polled);
            }
        } while (System.nanoTime() < deadline);
        LOG.warnf("%s did not come back from its renewal; another worker may do it as well", id);
        return false;
    }

    private static void lost(ConsumerRecord<byte[], byte[]> record, AcknowledgeType type, Exception cause) {
        LOG.warnf("%s could not be acknowledged with %s and will come again: %s", RecordId.of(record), type, cause);
    }
}
