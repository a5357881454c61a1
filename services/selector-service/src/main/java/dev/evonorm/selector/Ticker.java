package dev.evonorm.selector;

import dev.evonorm.service.Threads;
import io.lettuce.core.RedisException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets time pass in every search that has not ended, and publishes what was left unpublished: decisions whose process died,
 * and tickets without an answer since their deadline.
 */
@ApplicationScoped
class Ticker {
    private static final Logger LOG = Logger.getLogger(Ticker.class);

    private final Searches searches;
    private final Publisher publisher;
    private final SelectorConfig config;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Threads.named("ticker"));
    /** Searches that this process has ticked; used by the one thread only. */
    private final Set<String> ticked = new HashSet<>();

    Ticker(Searches searches, Publisher publisher, SelectorConfig config) {
        this.searches = searches;
        this.publisher = publisher;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        long millis = config.tick().toMillis();
        clock.scheduleWithFixedDelay(this::tickAll, 0, millis, TimeUnit.MILLISECONDS);
    }

    /** Lets the round under way end: Redis is still there. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(2, TimeUnit.SECONDS)) {
            clock.shutdownNow();
        }
    }

    /** A failure ends this round alone; the next one comes in a second. */
    private void tickAll() {
        try {
            for (SearchSummary search : searches.list()) {
                if (!search.state().ended()) {
                    tick(search.searchId());
                }
            }
        } catch (RuntimeException e) {
            LOG.warnf("a tick failed and is made up for by the next: %s", e.toString());
        }
    }

    private void tick(String searchId) {
        boolean first = ticked.add(searchId);
        try {
            searches.tick(searchId, first);
        } catch (RedisException e) {
            // The time until Redis takes the next one does not count, as if no service had run.
            ticked.remove(searchId);
            throw e;
        }
        publisher.publishDue(searchId);
    }
}
