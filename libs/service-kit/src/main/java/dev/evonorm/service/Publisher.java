package dev.evonorm.service;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Publishes and waits until every in-sync replica has the records. Thread-safe. */
final class Publisher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final KafkaProducer<byte[], byte[]> producer;

    Publisher(Broker broker) {
        producer = new KafkaProducer<>(
                broker.with(Map.of(
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        30_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        10_000,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Events.MAX_BYTES + 64 * 1024)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Returns when all are stored. An outage of the broker is waited for, whatever its length: the answer of an hour's
     * work is not thrown away. A record may so be stored twice.
     *
     * @throws KafkaException if a record can never be stored, such as one that is too large
     */
    void publish(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        List<ProducerRecord<byte[], byte[]>> open = records;
        while (!open.isEmpty()) {
            open = attempt(open);
            if (!open.isEmpty()) {
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }

    /** Those that must be tried again. */
    private List<ProducerRecord<byte[], byte[]>> attempt(List<ProducerRecord<byte[], byte[]>> records)
            throws InterruptedException {
        List<Future<?>> sent = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            sent.add(producer.send(record));
        }
        List<ProducerRecord<byte[], byte[]>> again = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            try {
                sent.get(i).get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException)) {
                    throw new KafkaException(
                            "a record for %s cannot be published: %s"
                                    .formatted(records.get(i).topic(), e.getCause()),
                            e.getCause());
                }
                LOG.warnf(
                        "a record for %s is not published yet, trying on: %s",
                        records.get(i).topic(), e.getCause());
                again.add(records.get(i));
            }
        }
        return again;
    }
}
