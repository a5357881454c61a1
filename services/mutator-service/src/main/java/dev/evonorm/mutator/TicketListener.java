package dev.evonorm.mutator;

import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.TournamentWon;
import dev.evonorm.service.Events;
import dev.evonorm.service.UndecodableEventException;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * Tickets in, proposals out, keyed by candidate. A ticket is acknowledged once its proposal is stored, so that a crash in
 * between brings it again; an event that is no ticket goes to the dead letters, and the next is taken.
 */
@ApplicationScoped
class TicketListener {
    /** A graph of a few nodes takes microseconds, so this may run where the records arrive. */
    @Incoming("winners")
    @Outgoing("proposed")
    Record<String, String> propose(String value) throws UndecodableEventException {
        Event event = Events.decode(value);
        if (!(event instanceof TournamentWon ticket)) {
            throw new UndecodableEventException("%s is no ticket; this topic is for TournamentWon alone"
                    .formatted(event.getClass().getSimpleName()));
        }
        CandidateProposed proposed = Mutator.propose(ticket);
        return Record.of(proposed.key(), Events.encode(proposed));
    }
}
