package dev.evonorm.service;

import dev.evonorm.contracts.event.Event;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * One worker of a queue: takes a record, has it done on its work thread, and renews the record's lock on its own thread
 * until that is done. A worker that dies or hangs as a whole stops renewing, and its record goes to another.
 */
final class QueueWorker<E extends Event> implements Runnable {
    private static final Logger LOG = Logger.getLogger(WorkQueue.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration BACK_OFF = Duration.ofSeconds(2);
    /** A lock is renewed this often within its duration, so that one late renewal does no harm. */
    private static final int BEATS = 3;

    private final Lane<E> lane;
    private final String name;
    private final ExecutorService workThread;
    private volatile boolean stopping;

    QueueWorker(Lane<E> lane, String name) {
        this.lane = lane;
        this.name = name;
        workThread = Executors.newSingleThreadExecutor(Threads.named(name + "-work"));
    }

    /** Ends {@link #run} soon; work under way has the grace of the settings. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping) {
            try (var consumer = new LockingConsumer(lane.settings(), lane.topic(), lane.group(), name)) {
                while (!stopping) {
                    consumer.take(POLL).ifPresent(record -> handle(consumer, record));
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s lost its consumer and starts another in %s", name, BACK_OFF);
                pause();
            }
        }
        workThread.shutdownNow();
    }

    private void handle(LockingConsumer consumer, ConsumerRecord<byte[], byte[]> record) {
        Future<AcknowledgeType> work = workThread.submit(new Delivery<>(lane, record));
        long renewal = nextRenewal(consumer);
        long end = Long.MAX_VALUE;
        while (!ended(work)) {
            long now = System.nanoTime();
            if (stopping && end == Long.MAX_VALUE) {
                end = now + lane.settings().grace().toNanos();
            }
            if (now >= end) {
                LOG.infof("%s hands %s back, since it stops", name, RecordId.of(record));
                work.cancel(true);
            } else if (now >= renewal) {
                consumer.renew();
                renewal = nextRenewal(consumer);
            }
        }
        consumer.acknowledge(outcome(work, record));
    }

    private static long nextRenewal(LockingConsumer consumer) {
        return System.nanoTime() + consumer.lock().dividedBy(BEATS).toNanos();
    }

    private static boolean ended(Future<?> work) {
        try {
            work.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | java.util.concurrent.CancellationException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            work.cancel(true);
        }
        return true;
    }

    private AcknowledgeType outcome(Future<AcknowledgeType> work, ConsumerRecord<byte[], byte[]> record) {
        if (work.isCancelled()) {
            return AcknowledgeType.RELEASE;
        }
        try {
            return work.get();
        } catch (ExecutionException e) {
            LOG.errorf(e.getCause(), "%s hands %s back", name, RecordId.of(record));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return AcknowledgeType.RELEASE;
    }

    private void pause() {
        long end = System.nanoTime() + BACK_OFF.toNanos();
        while (!stopping && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
