package dev.evonorm.loop;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.mutator.MutatorDoor;
import dev.evonorm.rejection.RejectionDoor;
import dev.evonorm.selector.SelectorDoor;
import dev.evonorm.service.Events;
import dev.evonorm.service.RedisConnection;
import dev.evonorm.service.UndecodableEventException;
import dev.evonorm.trainer.TrainerDoor;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** One search around the loop: every record goes from the broker to all services that read its topic. For one thread. */
final class Loop {
    private static final String SEARCH = "t";
    private static final double FAILURES = 0.1;

    private final Relay relay;
    private final SelectorDoor selector;
    private final MutatorDoor mutator = new MutatorDoor();
    private final RejectionDoor rejection;
    private final List<TrainerDoor> trainers;
    private int deliveries;

    Loop(Relay relay, RedisConnection redis, SearchSettings settings) {
        this.relay = relay;
        redis.commands().flushall();
        selector = new SelectorDoor(redis, SEARCH, settings, relay::publish);
        rejection = new RejectionDoor(redis);
        trainers = List.of(new TrainerDoor("sim-a", FAILURES), new TrainerDoor("sim-b", FAILURES));
    }

    /** To the end, each record so many times in a row, in the order of publication. */
    Course inOrder(int times) throws Exception {
        selector.begin();
        Deque<ConsumerRecord<String, String>> underWay = new ArrayDeque<>(relay.take());
        while (!selector.status().state().ended()) {
            ConsumerRecord<String, String> record = underWay.remove();
            for (int i = 0; i < times; i++) {
                deliver(record);
            }
            underWay.addAll(relay.take());
        }
        return Course.of(selector, deliveries);
    }

    /** To the end, each record twice, in an order of chance among all that are under way. */
    Course twiceAndShuffled(Random chance) throws Exception {
        selector.begin();
        List<ConsumerRecord<String, String>> underWay = new ArrayList<>();
        while (!selector.status().state().ended()) {
            for (ConsumerRecord<String, String> record : relay.take()) {
                underWay.add(record);
                underWay.add(record);
            }
            int last = underWay.size() - 1;
            int drawn = chance.nextInt(last + 1);
            ConsumerRecord<String, String> record = underWay.set(drawn, underWay.get(last));
            underWay.remove(last);
            deliver(record);
        }
        // Those that come after the end change nothing either.
        for (ConsumerRecord<String, String> record : underWay) {
            deliver(record);
        }
        relay.take();
        return Course.of(selector, deliveries);
    }

    private void deliver(ConsumerRecord<String, String> record) throws UndecodableEventException, InterruptedException {
        deliveries++;
        Event event = Events.decode(record.value());
        switch (record.topic()) {
            case Topics.WINNERS -> relay.publish(Topics.PROPOSED, record.key(), mutator.propose(record));
            case Topics.PROPOSED -> relay.publish(rejection.decide((CandidateProposed) event));
            case Topics.ACCEPTED -> {
                for (TrainerDoor trainer : trainers) {
                    relay.publish(Topics.SCORED, trainer.evaluate((CandidateAccepted) event));
                }
                selector.count(event);
            }
            case Topics.REJECTED, Topics.SCORED -> selector.count(event);
            default -> throw new IllegalStateException("nobody reads " + record.topic() + " here");
        }
    }
}
