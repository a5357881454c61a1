package dev.evonorm.service;

import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.service.telemetry.Telemetry;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Workers on a Kafka share group (KIP-932): records are handed out one by one, so workers may outnumber partitions and slow
 * work does not hold up what lies behind it in the partition.
 *
 * <p>A record is asked for only when there is a slot to do it in ({@link Slots}), so whoever has time gets it. Up to
 * {@value #MEMBERS} slots, each has a member of the group; more slots share that many members and as many again, since a
 * member fetches anew only when all that it took is done.
 *
 * <p>A record's way: decode (else dead letter) → {@link Work#perform} while its lock is renewed → publish the answer →
 * acknowledge. A failure hands the record back for another delivery, here or elsewhere; so does the end of its worker,
 * once the lock has lapsed. Past {@link QueueSettings#deliveries} deliveries the queue gives up, with
 * {@link Work#giveUp}'s answer and a dead letter. An answer may be published more than once, but never lost.
 *
 * <p>Outages of the broker are waited for. Work that overruns {@link Work#hardDeadline} ends the process, and so does a
 * worker thread that dies of an error: a process that works no more must not look alive. Thread-safe; {@link #close} is
 * idempotent and returns when the records under way are handed back.
 */
public final class WorkQueue implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WorkQueue.class);
    /** Beyond the grace of work under way: for handing records back, and leaving the group. */
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private static final int MEMBERS = 16;
    /**
     * A group that begins, or moves what the dead had, does it by heartbeats, so the broker's own interval is short; once the
     * partitions are there, a longer one does, a third of the session.
     */
    private static final Duration CALM_HEARTBEAT = Duration.ofSeconds(3);

    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final String name;
    private final Publisher publisher;
    private final HardDeadline deadline;
    private final List<QueueWorker<?>> workers;
    private final List<Thread> threads;
    private final Thread starter;
    private final ExecutorService work;
    private final Duration patience;
    private volatile boolean started;

    private <E extends Event> WorkQueue(
            QueueSettings settings,
            String topic,
            String group,
            Work<E> work,
            Slots slots,
            Telemetry telemetry,
            IntConsumer halt) {
        name = "%s on %s".formatted(group, topic);
        publisher = new Publisher(settings.broker());
        patience = settings.grace().plus(CLOSING);
        deadline = new HardDeadline(group, halt);
        this.work = Executors.newCachedThreadPool(Threads.named(group + "-work"));
        var lane = new Lane<>(
                topic, group, work, settings, slots, this.work, publisher, deadline, new QueueMemory(), telemetry);
        int most = (slots.atATime() + MEMBERS - 1) / MEMBERS;
        int members = most == 1 ? slots.atATime() : 2 * MEMBERS;
        workers = IntStream.rangeClosed(1, members)
                .<QueueWorker<?>>mapToObj(i -> new QueueWorker<>(lane, group + "-" + i, most))
                .toList();
        threads = IntStream.range(0, members)
                .mapToObj(i -> Threads.named(group + "-" + (i + 1)).newThread(workers.get(i)))
                .toList();
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((dead, error) -> {
            LOG.fatalf(
                    error,
                    "worker %s died; this process ends itself with status %d",
                    dead.getName(),
                    HardDeadline.STATUS);
            halt.accept(HardDeadline.STATUS);
        }));
        starter = Threads.named(group + "-start").newThread(() -> prepareAndStart(settings, topic, group));
    }

    /**
     * Starts the workers and returns at once; {@link #isReady} tells when they work.
     *
     * @param topic made if it does not exist
     * @param group the share group; workers of it in all processes share the topic's records out
     * @param slots jobs at a time, shared with other queues of the process
     * @param telemetry told of every delivery
     */
    public static <E extends Event> WorkQueue start(
            QueueSettings settings, String topic, String group, Work<E> work, Slots slots, Telemetry telemetry) {
        return start(settings, topic, group, work, slots, telemetry, Runtime.getRuntime()::halt);
    }

    /** As above, with another way to end the process. */
    static <E extends Event> WorkQueue start(
            QueueSettings settings,
            String topic,
            String group,
            Work<E> work,
            Slots slots,
            Telemetry telemetry,
            IntConsumer halt) {
        WorkQueue queue = new WorkQueue(settings, topic, group, work, slots, telemetry, halt);
        queue.starter.start();
        return queue;
    }

    /** Such as {@code task.resnet50 on layers.accepted.v1}. */
    public String name() {
        return name;
    }

    /** Whether topics and group are set up and all workers are alive. */
    public boolean isReady() {
        return started && threads.stream().allMatch(Thread::isAlive);
    }

    @Override
    public void close() {
        workers.forEach(QueueWorker::stop);
        starter.interrupt();
        join(starter);
        threads.forEach(this::join);
        work.shutdownNow();
        deadline.close();
        publisher.close();
    }

    private void prepareAndStart(QueueSettings settings, String topic, String group) {
        try {
            BrokerSetup.untilDone("setting up " + name, settings.broker(), broker -> {
                broker.ensure(Map.of(topic, settings.partitions(), Topics.deadLetters(topic, group), 1));
                broker.configureShareGroup(group, settings.lock());
            });
            threads.forEach(Thread::start);
            started = true;
            LOG.infof("%s has %d workers", name, threads.size());
            settle(settings, group);
        } catch (InterruptedException e) {
            if (!started) {
                LOG.infof("%s is stopped before it started", name);
            }
        }
    }

    private void settle(QueueSettings settings, String group) throws InterruptedException {
        Thread.sleep(SETTLING.toMillis());
        BrokerSetup.untilDone("setting the heartbeat of " + name, settings.broker(), broker -> {
            if (!broker.setHeartbeat(group, CALM_HEARTBEAT)) {
                LOG.infof("%s keeps the broker's heartbeat: it refuses %s", name, CALM_HEARTBEAT);
            }
        });
    }

    private void join(Thread thread) {
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
