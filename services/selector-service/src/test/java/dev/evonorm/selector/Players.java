package dev.evonorm.selector;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.event.FinalistNamed;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.event.TournamentWon;
import dev.evonorm.service.Events;
import dev.evonorm.service.UndecodableEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plays the other services over Kafka: of four tickets the first is rejected, the second repeats an earlier one, the others
 * are accepted and scored. Every event is published twice, and the scores of odd tickets come before their acceptance.
 */
final class Players implements AutoCloseable {
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Thread thread;
    final Set<String> seenTwice = ConcurrentHashMap.newKeySet();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    Players(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", "players",
                        "auto.offset.reset", "earliest",
                        "metadata.max.age.ms", "500"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(Topics.WINNERS, Topics.ACCEPTED, Topics.FINALISTS));
        thread = new Thread(this::play, "players");
        thread.start();
    }

    void publish(String topic, String key, String value) {
        producer.send(new ProducerRecord<>(topic, key, value));
        producer.flush();
    }

    private void play() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    answer(Events.decode(record.value()));
                }
            }
        } catch (WakeupException e) {
            // closed
        } catch (UndecodableEventException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(Event event) {
        if (event instanceof TournamentWon won) {
            if (!seen.add(won.candidateId())) {
                seenTwice.add(won.candidateId());
            }
            decide(won);
        } else if (event instanceof CandidateAccepted accepted && accepted.reference() != null) {
            score(accepted.searchId(), accepted.candidateId(), 0.5);
        } else if (event instanceof FinalistNamed named) {
            send(
                    Topics.EVALUATED,
                    new FinalistEvaluated(
                            named.searchId(),
                            named.candidateId(),
                            Map.of("resnet50", 0.9 - named.rank() / 10.0),
                            Map.of()));
        }
    }

    private void decide(TournamentWon won) {
        String search = won.searchId();
        String id = won.candidateId();
        long ticket = won.ticket();
        if (ticket % 4 == 1) {
            send(
                    Topics.REJECTED,
                    new CandidateRejected(
                            search, id, ticket, null, Bench.GRAPH, "quality", "resnet50", Map.of(), "bad", null, 1));
        } else if (ticket % 4 == 2 && ticket > 4) {
            String original = "%s-%05d".formatted(search, ticket - 3);
            send(Topics.REJECTED, new CandidateRepeated(search, id, ticket, null, Bench.GRAPH, original, 1));
        } else {
            CandidateAccepted accepted = new CandidateAccepted(
                    search,
                    id,
                    ticket,
                    won.parentId(),
                    null,
                    Bench.GRAPH,
                    Map.of(),
                    won.scoring(),
                    won.objectives(),
                    1);
            if (ticket % 2 == 1) {
                score(search, id, ticket / 1000.0);
                send(Topics.ACCEPTED, accepted);
            } else {
                send(Topics.ACCEPTED, accepted);
                score(search, id, ticket / 1000.0);
            }
        }
    }

    private void score(String search, String id, double score) {
        send(Topics.SCORED, new CandidateScored(search, id, "resnet50", score, Map.of("loss", 1.0)));
        send(Topics.SCORED, new CandidateScored(search, id, "mobilenetv2", score, Map.of()));
    }

    private void send(String topic, Event event) {
        publish(topic, event.key(), Events.encode(event));
        publish(topic, event.key(), Events.encode(event));
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
        producer.close();
    }
}
