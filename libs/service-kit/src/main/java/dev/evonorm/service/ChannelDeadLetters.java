package dev.evonorm.service;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/**
 * Dead letters of channels, as work queues write them: into {@code TOPIC.GROUP.dlq}, whatever topics a channel has.
 * SmallRye's own way cannot hold what is longer than its producer sends, and the first such record ends the channel for
 * good; ours keeps the beginning of it, and waits for a broker that is away.
 * Its channels take keys and values as bytes, so that a dead letter is what came and not what it was read as.
 */
@ApplicationScoped
@Identifier(ChannelDeadLetters.STRATEGY)
class ChannelDeadLetters implements KafkaFailureHandler.Factory {
    /** The value of {@code failure-strategy}. */
    static final String STRATEGY = "evonorm-dead-letters";

    private static final Logger LOG = Logger.getLogger(ChannelDeadLetters.class);

    private final Broker broker;

    @Inject
    ChannelDeadLetters(Broker broker) {
        this.broker = broker;
    }

    @Override
    public KafkaFailureHandler create(
            KafkaConnectorIncomingConfiguration config,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> report) {
        String group = config.getGroupId()
                .orElseThrow(() ->
                        new IllegalArgumentException("channel %s has no mp.messaging.incoming.%s.group.id; name one"
                                .formatted(config.getChannel(), config.getChannel())));
        return new Handler(config.getChannel(), group, new Publisher(broker), report);
    }

    private static final class Handler implements KafkaFailureHandler {
        private final String channel;
        private final String group;
        private final Publisher publisher;
        private final BiConsumer<Throwable, Boolean> report;
        private final ExecutorService thread;

        private Handler(String channel, String group, Publisher publisher, BiConsumer<Throwable, Boolean> report) {
            this.channel = channel;
            this.group = group;
            this.publisher = publisher;
            this.report = report;
            thread = Executors.newSingleThreadExecutor(Threads.named(channel + "-dead-letters"));
        }

        /** The record is acknowledged once its dead letter is stored. */
        @Override
        public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record, Throwable reason, Metadata metadata) {
            return Uni.createFrom()
                    .voidItem()
                    .emitOn(thread)
                    .invoke(() -> store(record, reason))
                    .onFailure()
                    .invoke(problem -> report.accept(problem, true))
                    .chain(() -> Uni.createFrom().completionStage(record.ack()))
                    .emitOn(record::runOnMessageContext);
        }

        @SuppressWarnings("unchecked") // the channels of this strategy take bytes
        private void store(IncomingKafkaRecord<?, ?> record, Throwable reason) {
            ConsumerRecord<byte[], byte[]> raw =
                    (ConsumerRecord<byte[], byte[]>) record.getMetadata(IncomingKafkaRecordMetadata.class)
                            .orElseThrow()
                            .getRecord();
            LOG.errorf("%s of channel %s goes to the dead letters: %s", RecordId.of(raw), channel, reason);
            try {
                publisher.publish(List.of(DeadLetter.of(raw, group, String.valueOf(reason.getMessage()), reason)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(
                        "stopped before the dead letter of %s was stored".formatted(RecordId.of(raw)), e);
            }
        }

        @Override
        public void terminate() {
            thread.shutdownNow();
            publisher.close();
        }
    }
}
