package dev.evonorm.selector;

import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistNamed;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.service.Events;
import dev.evonorm.service.Publication;
import dev.evonorm.service.telemetry.Hop;
import dev.evonorm.service.telemetry.Telemetry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Publishes through SmallRye's channels, keyed by candidate. Thread-safe. */
@Singleton
final class KafkaOutlet implements Outlet {
    /** Longer than the producer's own delivery.timeout.ms, so that its reason is the one that is told. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final PatientSender sender = new PatientSender(PATIENCE);
    private final Map<String, MutinyEmitter<Record<String, String>>> channels;
    private final Telemetry telemetry;

    KafkaOutlet(
            @Channel("winners") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, String>> winners,
            @Channel("references") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, String>> references,
            @Channel("finalists") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<Record<String, String>> finalists,
            Telemetry telemetry) {
        this.telemetry = telemetry;
        channels = Map.of(Topics.WINNERS, winners, Topics.ACCEPTED, references, Topics.FINALISTS, finalists);
    }

    @Override
    public void publish(List<Publication> publications) throws OutletException {
        sender.send(() -> Uni.join()
                .all(publications.stream().map(this::send).toList())
                .andCollectFailures()
                .subscribeAsCompletionStage());
    }

    private Uni<Void> send(Publication publication) {
        MutinyEmitter<Record<String, String>> channel = channels.get(publication.topic());
        if (channel == null) {
            throw new IllegalArgumentException("the selector publishes nothing to " + publication.topic());
        }
        Event event = publication.event();
        Hop hop = event instanceof FinalistNamed finalist
                ? telemetry.beginFinals("select", event, finalist.rank() > 0)
                : telemetry.begin("select", event);
        var record = Message.of(Record.of(event.key(), Events.encode(event)))
                .addMetadata(OutgoingKafkaRecordMetadata.builder()
                        .withHeaders(hop.into(new RecordHeaders()))
                        .build());
        return channel.sendMessage(record)
                .onFailure()
                .invoke(hop::failed)
                .onTermination()
                .invoke(hop::close);
    }
}
