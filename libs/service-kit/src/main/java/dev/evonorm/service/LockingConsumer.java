package dev.evonorm.service;

import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A member of a share group that holds a few records and renews their locks. For one thread.
 *
 * <p>What the client asks of its user: nothing new is fetched until every record held is acknowledged for good. A renewal is
 * an acknowledgement with RENEW, a commit, and polls until those records come back; only then can they be acknowledged
 * again. And a poll that found nothing leaves the client asking in the background, for records that nobody here may have
 * time for when they come: {@link #leave} ends that.
 */
final class LockingConsumer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WorkQueue.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(50);
    /**
     * The broker answers when there is a record; while there is none, so often is it asked again, by default twice a second.
     * A member that closes waits for the rest of it.
     */
    private static final int IDLE_FETCH_MILLIS = 2_000;
    /**
     * For an answer of the broker, within a lock. One that was restarted never gives some of them, and until that is taken
     * for lost the worker does nothing.
     */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Duration lock;
    private final Supplier<KafkaShareConsumer<byte[], byte[]>> members;
    private final Map<RecordId, ConsumerRecord<byte[], byte[]>> held = new LinkedHashMap<>();
    private @Nullable KafkaShareConsumer<byte[], byte[]> member;

    /** @param most records held at a time */
    LockingConsumer(QueueSettings settings, String topic, String group, String name, int most) {
        lock = settings.lock();
        members = () -> member(settings, topic, group, name, most);
    }

    private static KafkaShareConsumer<byte[], byte[]> member(
            QueueSettings settings, String topic, String group, String name, int most) {
        KafkaShareConsumer<byte[], byte[]> member = new KafkaShareConsumer<>(
                settings.broker()
                        .with(Map.of(
                                ConsumerConfig.GROUP_ID_CONFIG,
                                group,
                                ConsumerConfig.CLIENT_ID_CONFIG,
                                name,
                                ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG,
                                "explicit",
                                // Exactly so many records, even where a producer's batch holds more.
                                ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG,
                                "record_limit",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                most,
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                IDLE_FETCH_MILLIS)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        member.subscribe(List.of(topic));
        return member;
    }

    private KafkaShareConsumer<byte[], byte[]> member() {
        if (member == null) {
            member = members.get();
        }
        return member;
    }

    /** The next records, held from now on until they are acknowledged or their locks are lost. Only when none is held. */
    List<ConsumerRecord<byte[], byte[]>> take(Duration patience) {
        member().poll(patience).forEach(this::hold);
        return List.copyOf(held.values());
    }

    private void hold(ConsumerRecord<byte[], byte[]> record) {
        held.put(RecordId.of(record), record);
    }

    /** How long the held records stay ours without a renewal. */
    Duration lock() {
        return member().acquisitionLockTimeoutMs().map(Duration::ofMillis).orElse(lock);
    }

    private Duration patience() {
        return lock().compareTo(ANSWER) < 0 ? lock() : ANSWER;
    }

    /** Keeps the held records. If that fails they go to other workers, and are not held any more. */
    void renew() {
        if (held.isEmpty()) {
            return;
        }
        Map<RecordId, AcknowledgeType> all = new HashMap<>();
        held.keySet().forEach(id -> all.put(id, AcknowledgeType.RENEW));
        if (!commit(all) || !comeBack(all.keySet())) {
            leave();
        }
    }

    /**
     * Leaves the group until the next {@link #take}; what is held, or was fetched unasked, goes to other workers. After a lost
     * renewal too: the client still waits for those records, and fetches nothing until they come, which after a restart of
     * the broker is never.
     */
    void leave() {
        held.clear();
        close();
        member = null;
    }

    /** Ends the hold of some; where a lock was lost before, the record comes again, here or elsewhere. */
    void acknowledge(Map<RecordId, AcknowledgeType> outcomes) {
        Map<RecordId, AcknowledgeType> ours = new HashMap<>(outcomes);
        ours.keySet().retainAll(held.keySet());
        if (!ours.isEmpty()) {
            commit(ours);
            held.keySet().removeAll(ours.keySet());
        }
    }

    @Override
    public void close() {
        if (member != null) {
            member.close(CLOSING);
        }
    }

    private boolean commit(Map<RecordId, AcknowledgeType> types) {
        try {
            types.forEach((id, type) -> {
                ConsumerRecord<byte[], byte[]> record = held.get(id);
                if (record != null) {
                    member().acknowledge(record, type);
                }
            });
            Map<TopicIdPartition, Optional<KafkaException>> committed = member().commitSync(patience());
            committed.forEach((partition, failure) -> failure.ifPresent(e -> lost(partition.toString(), types, e)));
            return committed.values().stream().allMatch(Optional::isEmpty);
        } catch (KafkaException | IllegalStateException e) {
            lost("all", types, e);
            return false;
        }
    }

    private boolean comeBack(Collection<RecordId> renewed) {
        Set<RecordId> missing = new HashSet<>(renewed);
        long deadline = System.nanoTime() + patience().toNanos();
        do {
            for (ConsumerRecord<byte[], byte[]> record : member().poll(LOOK)) {
                hold(record);
                missing.remove(RecordId.of(record));
            }
            if (missing.isEmpty()) {
                return true;
            }
        } while (System.nanoTime() < deadline);
        LOG.warnf("%s did not come back from their renewal; other workers may do them as well", missing);
        return false;
    }

    private static void lost(String where, Map<RecordId, AcknowledgeType> types, Exception cause) {
        LOG.warnf("of %s, those in %s could not be acknowledged and will come again: %s", types, where, cause);
    }
}
