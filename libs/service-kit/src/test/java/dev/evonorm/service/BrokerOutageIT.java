package dev.evonorm.service;

import dev.evonorm.contracts.event.Topics;
import dev.evonorm.service.telemetry.Telemetry;
import dev.evonorm.stack.EmbeddedKafka;
import dev.evonorm.stack.FreePorts;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import static dev.evonorm.service.QueueBench.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BrokerOutageIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String JOBS = "jobs";
    private static final String ANSWERS = "answers";

    @TempDir
    Path folder;

    private final List<Integer> ports = FreePorts.take(2);
    private final String servers = "127.0.0.1:" + ports.get(0);

    @Test
    void aQueueOutlivesTheBrokersAbsenceAtItsStartAndItsRestartDuringAJob() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch brokerIsBack = new CountDownLatch(1);
        Doing work = new Doing(ANSWERS, job -> {
            taken.countDown();
            brokerIsBack.await();
        });
        var settings = new QueueSettings(
                Broker.of(servers), 1, Duration.ofSeconds(2), 3, Duration.ofMillis(50), Duration.ofMillis(300));

        // Given: no broker at the start
        try (WorkQueue queue = WorkQueue.start(settings, JOBS, QueueBench.GROUP, work, new Slots(1), Telemetry.off())) {
            assertThat(queue.isReady()).isFalse();

            try (EmbeddedKafka kafka = start()) {
                await().atMost(SOON).until(queue::isReady);
                createAnswers();
                put("one");
                taken.await();
                assertThat(kafka.bootstrapServers()).isEqualTo(servers);
            }
            // When: the broker restarts, which makes it forget whose the record is
            try (EmbeddedKafka kafka = start();
                    QueueReader reader = new QueueReader(kafka.bootstrapServers())) {
                brokerIsBack.countDown();
                put("two");

                // Then
                await().atMost(SOON).until(() -> keys(reader, ANSWERS).containsAll(List.of("one", "two")));
                assertThat(keys(reader, ANSWERS))
                        .as("an answer that is out is not worked out again")
                        .containsExactlyInAnyOrder("one", "two");
                assertThat(keys(reader, Topics.deadLetters(JOBS, QueueBench.GROUP)))
                        .isEmpty();
                assertThat(queue.isReady()).isTrue();
            }
        }
    }

    private EmbeddedKafka start() {
        return EmbeddedKafka.start(folder, ports.get(0), ports.get(1));
    }

    private void createAnswers() throws Exception {
        try (KafkaTopics topics = new KafkaTopics(Broker.of(servers))) {
            topics.ensure(List.of(ANSWERS), 1);
        }
    }

    private void put(String id) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(JOBS, id, Events.encode(job(id))))
                    .get();
        }
    }

    private static List<String> keys(QueueReader reader, String topic) {
        return reader.records(topic).stream().map(ConsumerRecord::key).toList();
    }
}
