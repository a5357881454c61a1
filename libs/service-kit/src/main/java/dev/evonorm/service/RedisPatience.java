package dev.evonorm.service;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Waits for a Redis that is away, or cannot write for now: work must not fail because a server restarts. A step of unknown
 * outcome is repeated as well, so steps must bear that.
 */
public final class RedisPatience {
    private static final Logger LOG = Logger.getLogger(RedisPatience.class);
    private static final long PAUSE_MILLIS = 500;

    private RedisPatience() {}

    /**
     * What the step returns once Redis has answered it.
     *
     * @throws RedisCommandExecutionException if Redis finds fault with the step itself, which waiting does not mend
     */
    public static <T extends @Nullable Object> T untilDone(Supplier<T> step) throws InterruptedException {
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
