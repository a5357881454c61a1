package dev.evonorm.service;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Waits for a Redis that is away, or cannot write for now: work must not fail because a server restarts. A step of unknown
 * outcome is repeated as well, so steps must bear that. It knows how long has been waited, since that time is not the
 * work's. Thread-safe.
 */
public final class RedisPatience {
    private static final Logger LOG = Logger.getLogger(RedisPatience.class);
    private static final long PAUSE_MILLIS = 500;

    private int waiting;
    private long since;
    private Duration waited = Duration.ZERO;

    /** The time so far in which at least one step was not done yet. */
    public synchronized Duration waited() {
        return waiting == 0 ? waited : waited.plusNanos(System.nanoTime() - since);
    }

    /**
     * What the step returns once Redis has answered it.
     *
     * @throws RedisCommandExecutionException if Redis finds fault with the step itself, which waiting does not mend
     */
    public <T extends @Nullable Object> T untilDone(Supplier<T> step) throws InterruptedException {
        begin();
        try {
            return attempt(step);
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        if (waiting++ == 0) {
            since = System.nanoTime();
        }
    }

    private synchronized void end() {
        waited = waited();
        since = System.nanoTime();
        waiting--;
    }

    private static <T extends @Nullable Object> T attempt(Supplier<T> step) throws InterruptedException {
        while (true) {
            try {
                return step.get();
            } catch (RedisCommandExecutionException e) {
                String reason = StoreRefusal.reason(e).orElseThrow(() -> e);
                LOG.warnf("%s; trying on", reason);
            } catch (RedisException e) {
                LOG.warnf("Redis cannot be reached, trying on: %s", e.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
