package dev.evonorm.service;

import dev.evonorm.contracts.event.Event;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * One member of a queue's share group: takes slots, then as many records at most, has each done on a thread of its own, and
 * renews their locks on this thread until all are done. A worker that dies or hangs as a whole stops renewing, and its
 * records go to others.
 */
final class QueueWorker<E extends Event> implements Runnable {
    private static final Logger LOG = Logger.getLogger(WorkQueue.class);
    private static final Duration POLL = Duration.ofMillis(500);
    /**
     * How long an empty queue may keep slots that another queue of the process waits for. To leave and to join again costs the
     * broker ten requests and three connections, and where queues share a topic, as tasks do, all have work at once: so a
     * turn is long. A record that comes to the one queue without a slot waits so long at most.
     */
    private static final Duration TURN = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration BACK_OFF = Duration.ofSeconds(2);

    private final Lane<E> lane;
    private final String name;
    private final int most;
    private volatile boolean stopping;

    /** @param most records held at a time */
    QueueWorker(Lane<E> lane, String name, int most) {
        this.lane = lane;
        this.name = name;
        this.most = most;
    }

    /** Ends {@link #run} soon; work under way has the grace of the settings. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping) {
            try (var consumer = new LockingConsumer(lane.settings(), lane.topic(), lane.group(), name, most)) {
                while (!stopping) {
                    round(consumer);
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s lost its consumer and starts another in %s", name, BACK_OFF);
                pause();
            } catch (InterruptedException e) {
                LOG.infof("%s is interrupted and ends", name);
                return;
            }
        }
    }

    private void round(LockingConsumer consumer) throws InterruptedException {
        if (!lane.slots().take(lane, most, POLL)) {
            return;
        }
        List<ConsumerRecord<byte[], byte[]>> records = List.of();
        try {
            records = listen(consumer);
        } finally {
            lane.slots().giveBack(most - records.size());
        }
        if (!records.isEmpty()) {
            new Batch<>(lane, name, consumer, records).finish(() -> stopping);
        }
    }

    /** The next records; none when it is another queue's turn. */
    private List<ConsumerRecord<byte[], byte[]>> listen(LockingConsumer consumer) {
        long turn = System.nanoTime() + TURN.toNanos();
        while (!stopping) {
            List<ConsumerRecord<byte[], byte[]>> records = consumer.take(POLL);
            if (!records.isEmpty()) {
                return records;
            }
            if (System.nanoTime() >= turn && lane.slots().areWantedBeside(lane)) {
                consumer.leave();
                break;
            }
        }
        return List.of();
    }

    private void pause() {
        long end = System.nanoTime() + BACK_OFF.toNanos();
        while (!stopping && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
