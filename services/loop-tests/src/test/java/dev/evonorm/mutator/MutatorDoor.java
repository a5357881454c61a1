package dev.evonorm.mutator;

import dev.evonorm.service.UndecodableEventException;
import dev.evonorm.service.telemetry.Telemetry;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.nio.charset.StandardCharsets;

/** The mutator-service's own listener, without its channels. */
public final class MutatorDoor {
    private final TicketListener listener = new TicketListener(Telemetry.off());

    /** The proposal that it would publish. */
    public String propose(ConsumerRecord<String, String> ticket) throws UndecodableEventException {
        return listener.propose(new ConsumerRecord<>(
                        ticket.topic(), 0, 0, new byte[0], ticket.value().getBytes(StandardCharsets.UTF_8)))
                .value();
    }
}
