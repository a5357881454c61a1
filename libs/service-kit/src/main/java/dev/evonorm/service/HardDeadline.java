package dev.evonorm.service;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Ends the process when work overruns. Native code cannot be interrupted, so nothing less helps; the supervisor starts the
 * process again, and the record's lock lapses to another worker. A thread of its own watches, which no work can block.
 */
final class HardDeadline implements AutoCloseable {
    /** The exit status of a process that ended itself (EX_SOFTWARE). */
    static final int STATUS = 70;

    /** How often at most it is looked again at work that waits. */
    private static final long LOOK_MILLIS = 100;

    private static final Logger LOG = Logger.getLogger(HardDeadline.class);

    private final ScheduledExecutorService clock;
    private final IntConsumer halt;

    HardDeadline(String queue, IntConsumer halt) {
        this.halt = halt;
        clock = Executors.newSingleThreadScheduledExecutor(Threads.named(queue + "-deadline"));
    }

    /**
     * Close it when the work is done.
     *
     * @param waited the time so far in which no work could go on: it is not the work's
     */
    Watch watch(String what, Duration deadline, Supplier<Duration> waited) {
        return new Running(what, deadline, waited);
    }

    private final class Running implements Watch {
        private final long start = System.nanoTime();
        private final String what;
        private final Duration deadline;
        private final Supplier<Duration> waited;
        private final Duration before;
        private ScheduledFuture<?> next;

        private Running(String what, Duration deadline, Supplier<Duration> waited) {
            this.what = what;
            this.deadline = deadline;
            this.waited = waited;
            before = waited.get();
            next = clock.schedule(this::look, deadline.toMillis(), TimeUnit.MILLISECONDS);
        }

        private synchronized void look() {
            if (next.isCancelled()) {
                return;
            }
            Duration mine = Duration.ofNanos(System.nanoTime() - start)
                    .minus(waited.get())
                    .plus(before);
            Duration left = deadline.minus(mine);
            if (left.isNegative() || left.isZero()) {
                overrun(what, deadline);
            } else {
                next = clock.schedule(this::look, Math.max(LOOK_MILLIS, left.toMillis()), TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public synchronized void close() {
            next.cancel(false);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void overrun(String what, Duration deadline) {
        LOG.fatalf(
                "%s overran its hard deadline of %s; this process ends itself with status %d", what, deadline, STATUS);
        halt.accept(STATUS);
    }

    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
