package dev.evonorm.selector;

import dev.evonorm.service.Threads;
import io.lettuce.core.RedisException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Publishes what events have made due, beside the counting of further events: what is decided while one block is on its way
 * goes along in the next, so that many events a second cost few round trips. What fails is only late: the
 * {@link Ticker} publishes it.
 */
@ApplicationScoped
class Dispatch {
    private static final Logger LOG = Logger.getLogger(Dispatch.class);

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Publisher publisher;
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Thread thread;
    private boolean stopping;

    Dispatch(Publisher publisher) {
        this.publisher = publisher;
        thread = Threads.named("dispatch").newThread(this::run);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    /** Lets the block under way end: Redis and the broker are still there. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        synchronized (waiting) {
            stopping = true;
            waiting.notifyAll();
        }
        thread.join(CLOSING.toMillis());
    }

    /** Something of this search may be due; returns at once. Thread-safe. */
    void wake(String searchId) {
        synchronized (waiting) {
            waiting.add(searchId);
            waiting.notifyAll();
        }
    }

    private void run() {
        try {
            for (Optional<String> next = next(); next.isPresent(); next = next()) {
                publish(next.get());
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted; the ticker publishes what is left");
        }
    }

    /** Nothing when it is time to stop. */
    private Optional<String> next() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty() && !stopping) {
                waiting.wait();
            }
            if (stopping) {
                return Optional.empty();
            }
            String first = waiting.iterator().next();
            waiting.remove(first);
            return Optional.of(first);
        }
    }

    private void publish(String searchId) {
        try {
            publisher.publishDue(searchId);
        } catch (RedisException e) {
            LOG.warnf("what is due of %s waits for Redis: %s", searchId, e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "what is due of %s could not be published and is tried again", searchId);
        }
    }
}
