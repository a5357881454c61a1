package dev.evonorm.selector;

import dev.evonorm.contracts.event.Event;
import dev.evonorm.service.Events;
import dev.evonorm.service.UndecodableEventException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Takes events from Kafka to the {@link Ledger}, one at a time a topic. What cannot be decoded goes to the dead letters. A
 * Redis that is away is waited for: an event must not end among the dead letters because a server restarts.
 */
@ApplicationScoped
class Listener {
    private static final Logger LOG = Logger.getLogger(Listener.class);
    private static final long PAUSE_MILLIS = 500;

    private final Ledger ledger;
    private final Publisher publisher;

    Listener(Ledger ledger, Publisher publisher) {
        this.ledger = ledger;
        this.publisher = publisher;
    }

    @Incoming("rejected")
    @Blocking
    void onRejected(String value) throws UndecodableEventException, InterruptedException {
        count(Events.decode(value), ledger::count);
    }

    @Incoming("accepted")
    @Blocking
    void onAccepted(String value) throws UndecodableEventException, InterruptedException {
        count(Events.decode(value), ledger::count);
    }

    @Incoming("scored")
    @Blocking
    void onScored(String value) throws UndecodableEventException, InterruptedException {
        count(Events.decode(value), ledger::count);
    }

    @Incoming("evaluated")
    @Blocking
    void onEvaluated(String value) throws UndecodableEventException, InterruptedException {
        count(Events.decode(value), ledger::countEvaluated);
    }

    /** Counting twice is harmless, so an attempt of unknown outcome is simply repeated. */
    private void count(Event event, Predicate<Event> step) throws InterruptedException {
        while (true) {
            try {
                if (step.test(event)) {
                    publisher.publishDue(event.searchId());
                } else {
                    LOG.debugf("%s of %s changes nothing", event.getClass().getSimpleName(), event.candidateId());
                }
                return;
            } catch (RedisCommandExecutionException e) {
                if (String.valueOf(e.getMessage()).startsWith("ERR")) {
                    throw e; // a fault of ours, which waiting does not mend
                }
                LOG.warnf("Redis refuses for now, trying on: %s", e.getMessage());
            } catch (RedisException e) {
                LOG.warnf("Redis cannot be reached, trying on: %s", e.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
