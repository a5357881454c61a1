package dev.evonorm.selector;

import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.service.Events;
import dev.evonorm.service.RedisPatience;
import dev.evonorm.service.UndecodableEventException;
import dev.evonorm.service.telemetry.Hop;
import dev.evonorm.service.telemetry.Telemetry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes events from Kafka to the {@link Ledger}, a few at a time, since it counts in any order. What cannot be decoded goes
 * to the dead letters. A Redis that is away is waited for: an event must not end among the dead letters because a server
 * restarts.
 */
@ApplicationScoped
class Listener {
    private static final Logger LOG = Logger.getLogger(Listener.class);
    /** How many at a time is set in application.properties. */
    private static final String THREADS = "counting";

    private final RedisPatience patience = new RedisPatience();
    private final Ledger ledger;
    private final Dispatch dispatch;
    private final Telemetry telemetry;
    private final Tally tally;

    Listener(Ledger ledger, Dispatch dispatch, Telemetry telemetry, Tally tally) {
        this.ledger = ledger;
        this.dispatch = dispatch;
        this.telemetry = telemetry;
        this.tally = tally;
    }

    @Incoming("facts")
    @Blocking(value = THREADS, ordered = false)
    void on(ConsumerRecord<byte[], byte[]> record) throws UndecodableEventException, InterruptedException {
        Event event = Events.decode(record.value());
        try (Hop hop = telemetry.receive("count", event, record.headers());
                var inHop = hop.enter()) {
            hop.says(event);
            if (count(event, record.topic().equals(Topics.EVALUATED))) {
                tally.counted(event);
            } else {
                hop.attribute("evonorm.counted", "no");
                LOG.debugf("%s of %s changes nothing", event.getClass().getSimpleName(), event.candidateId());
            }
        }
    }

    /** Counting twice is harmless, so an attempt of unknown outcome is simply repeated. */
    private boolean count(Event event, boolean evaluated) throws InterruptedException {
        boolean counted = patience.untilDone(() -> evaluated ? ledger.countEvaluated(event) : ledger.count(event));
        if (counted) {
            dispatch.wake(event.searchId());
        }
        return counted;
    }
}
