package dev.evonorm.service;

import dev.evonorm.contracts.event.Event;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Records under way that came together. Each is done on a thread of its own, gives its slot back and is acknowledged when
 * it is done; the locks of the rest are renewed together.
 */
final class Batch<E extends Event> {
    private static final Logger LOG = Logger.getLogger(WorkQueue.class);
    private static final long LOOK_MILLIS = 50;
    /** What ends within this time is acknowledged in one request. */
    private static final long GATHER_MILLIS = 10;
    /** A lock is renewed this often within its duration, so that one late renewal does no harm. */
    private static final int BEATS = 3;

    private final Lane<E> lane;
    private final String worker;
    private final LockingConsumer consumer;
    private final Map<RecordId, Future<?>> open = new HashMap<>();
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();

    private record Done(RecordId id, AcknowledgeType outcome) {}

    /** Begins the work; every record has a slot. */
    Batch(Lane<E> lane, String worker, LockingConsumer consumer, List<ConsumerRecord<byte[], byte[]>> records) {
        this.lane = lane;
        this.worker = worker;
        this.consumer = consumer;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            RecordId id = RecordId.of(record);
            open.put(id, lane.threads().submit(() -> deliver(id, record)));
        }
    }

    private void deliver(RecordId id, ConsumerRecord<byte[], byte[]> record) {
        AcknowledgeType outcome = AcknowledgeType.RELEASE;
        try {
            outcome = new Delivery<>(lane, record).call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            // An error of one record (out of memory, a native library's) must not end the work on all others.
            LOG.errorf(e, "%s hands %s back", worker, id);
        } finally {
            lane.slots().giveBack(1);
            done.add(new Done(id, outcome));
        }
    }

    /**
     * Returns when every record is acknowledged.
     *
     * @param stopping from then on the work has the grace of the settings; what lasts longer is handed back
     */
    void finish(BooleanSupplier stopping) throws InterruptedException {
        long renewal = nextRenewal();
        long end = Long.MAX_VALUE;
        while (!open.isEmpty()) {
            acknowledgeDone();
            long now = System.nanoTime();
            if (end == Long.MAX_VALUE && stopping.getAsBoolean()) {
                end = now + lane.settings().grace().toNanos();
            }
            if (now >= end) {
                handBack();
            } else if (now >= renewal && !open.isEmpty()) {
                consumer.renew();
                renewal = nextRenewal();
            }
        }
    }

    private void acknowledgeDone() throws InterruptedException {
        Done first = done.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        Map<RecordId, AcknowledgeType> outcomes = new HashMap<>();
        for (Done next = first; next != null; ) {
            outcomes.put(next.id(), next.outcome());
            open.remove(next.id());
            next = open.isEmpty() ? null : done.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
        consumer.acknowledge(outcomes);
    }

    private void handBack() {
        LOG.infof("%s hands %s back, since it stops", worker, open.keySet());
        open.values().forEach(work -> work.cancel(true));
        Map<RecordId, AcknowledgeType> outcomes = new HashMap<>();
        open.keySet().forEach(id -> outcomes.put(id, AcknowledgeType.RELEASE));
        open.clear();
        consumer.acknowledge(outcomes);
    }

    private long nextRenewal() {
        return System.nanoTime() + consumer.lock().dividedBy(BEATS).toNanos();
    }
}
