package dev.evonorm.service;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Ends the process when work overruns. Native code cannot be interrupted, so nothing less helps; the supervisor starts the
 * process again, and the record's lock lapses to another worker. A thread of its own watches, which no work can block.
 */
final class HardDeadline implements AutoCloseable {
    /** The exit status of a process that ended itself (EX_SOFTWARE). */
    static final int STATUS = 70;

    private static final Logger LOG = Logger.getLogger(HardDeadline.class);

    private final ScheduledExecutorService clock;
    private final IntConsumer halt;

    HardDeadline(String queue, IntConsumer halt) {
        this.halt = halt;
        clock = Executors.newSingleThreadScheduledExecutor(Threads.named(queue + "-deadline"));
    }

    /** Close it when the work is done. */
    Watch watch(String what, Duration deadline) {
        ScheduledFuture<?> end =
                clock.schedule(() -> overrun(what, deadline), deadline.toMillis(), TimeUnit.MILLISECONDS);
        return () -> end.cancel(false);
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
