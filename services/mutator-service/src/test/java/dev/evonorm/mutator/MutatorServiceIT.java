package dev.evonorm.mutator;

import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.event.TournamentWon;
import dev.evonorm.service.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole service over a real broker. */
@QuarkusTest
@QuarkusTestResource(value = Broker.class, restrictToAnnotatedClass = true)
class MutatorServiceIT {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private void publish(String key, String value) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.WINNERS, key, value));
        }
    }

    private List<ConsumerRecord<String, String>> read(String topic, int count) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "test." + topic,
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        "500"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
                return records.size() >= count;
            });
        }
        return records;
    }

    private static String reason(ConsumerRecord<String, String> letter) {
        return new String(letter.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
    }

    @Test
    void ticketsBecomeProposalsAndWhatIsNoTicketBecomesADeadLetter() throws Exception {
        TournamentWon first = Tickets.mutant(1, 0.5);
        TournamentWon last = Tickets.random(2);
        Event stranger = new CandidateFailed("demo", "demo-00009", "resnet50", "lost its way");
        publish(first.key(), Events.encode(first));
        publish("k", "{\"type\":\"Nonsense\"}");
        publish("k", Events.encode(stranger));
        publish(last.key(), Events.encode(last));

        List<Event> proposals = new ArrayList<>();
        for (ConsumerRecord<String, String> record : read(Topics.PROPOSED, 2)) {
            Event event = Events.decode(record.value());
            assertThat(record.key()).isEqualTo(event.candidateId());
            proposals.add(event);
        }
        assertThat(proposals).containsExactlyInAnyOrder(Mutator.propose(first), Mutator.propose(last));
        List<ConsumerRecord<String, String>> letters = read(Topics.deadLetters(Topics.WINNERS, "mutator"), 2);
        assertThat(letters)
                .extracting(MutatorServiceIT::reason)
                .anyMatch(reason -> reason.contains("Nonsense"))
                .anyMatch(reason -> reason.contains("CandidateFailed is no ticket"));
    }
}
