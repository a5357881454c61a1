package dev.evonorm.mutator;

import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.event.TournamentWon;
import dev.evonorm.service.Events;
import dev.evonorm.service.UndecodableEventException;
import dev.evonorm.service.telemetry.Hop;
import dev.evonorm.service.telemetry.Telemetry;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * Tickets in, proposals out, keyed by candidate. A ticket is acknowledged once its proposal is stored, so that a crash in
 * between brings it again; an event that is no ticket goes to the dead letters, and the next is taken.
 */
@ApplicationScoped
class TicketListener {
    private final Telemetry telemetry;

    TicketListener(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** A graph of a few nodes takes microseconds, so this may run where the records arrive. */
    @Incoming("winners")
    @Outgoing("proposed")
    ProducerRecord<String, String> propose(ConsumerRecord<byte[], byte[]> record) throws UndecodableEventException {
        Event event = Events.decode(record.value());
        if (!(event instanceof TournamentWon ticket)) {
            throw new UndecodableEventException("%s is no ticket; this topic is for TournamentWon alone"
                    .formatted(event.getClass().getSimpleName()));
        }
        try (Hop hop = telemetry.receive("mutate", ticket, record.headers());
                var inHop = hop.enter()) {
            CandidateProposed proposed = Mutator.propose(ticket);
            hop.says(proposed);
            return new ProducerRecord<>(
                    Topics.PROPOSED, null, proposed.key(), Events.encode(proposed), hop.into(new RecordHeaders()));
        }
    }
}
