package dev.evonorm.loop;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.service.RedisConnection;
import dev.evonorm.testkit.TestStack;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static dev.evonorm.contracts.event.Topics.all;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every topic's records delivered twice and in shuffled arrival. The records lie in a real broker, the state in a real Redis,
 * and what answers is what the services run: mutations, the probe, the reuse of verdicts, simulated trainings, the scripts.
 */
class TwiceAndShuffledIT {
    private static final int PARTITIONS = 4;

    private static TestStack stack;
    private static RedisConnection redis;
    private static Relay relay;

    @BeforeAll
    static void start() throws Exception {
        stack = TestStack.start();
        redis = new RedisConnection(stack.redisUri());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            List<NewTopic> topics = all().stream()
                    .map(topic -> new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty()))
                    .toList();
            admin.createTopics(topics).all().get();
        }
        relay = new Relay(stack.bootstrapServers(), PARTITIONS);
    }

    @AfterAll
    static void stop() {
        relay.close();
        redis.close();
        stack.close();
    }

    private static SearchSettings settings(long seed, String order) throws JsonProcessingException {
        String training =
                """
                {"data":"synthetic","scale":"tiny","steps":1,"batch":8,"learningRate":0.1,"schedule":"constant",
                 "momentum":0.9,"weightDecay":0,"seed":1,"deadline":"PT1M"}""";
        String text =
                """
                {"seed":%d,"strategy":"evolution","initial":"catalogue",
                 "space":{"nodes":10,"batchAggregations":true,"opSampling":"rows","groups":4},
                 "offspring":{"mutations":1,"randomProbability":0.2,"distinct":false},
                 "population":{"initialSize":6,"window":15,"tournamentFraction":0.3,"criterion":"pareto","order":"%s"},
                 "budget":{"candidates":15},"ticketsInFlight":12,"ticketDeadline":"PT10M",
                 "objectives":["sim-a","sim-b"],"references":["bn-relu"],
                 "rejection":{"anchors":[],"probe":true,"reuse":true,"quality":{"threshold":0,"training":%s},
                              "stability":{"steps":1,"stepSize":0.01,"batch":4,"limit":1e8}},
                 "scoring":%s,
                 "finals":{"finalists":0,"podium":1,"references":[],"anchors":["resnet50"],"training":%s}}"""
                        .formatted(seed, order, training, training, training);
        return Json.mapper().readValue(text, SearchSettings.class);
    }

    private static Loop loop(long seed, String order) throws JsonProcessingException {
        return new Loop(relay, redis, settings(seed, order));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void ticketByTicketTheSearchIsTheSameAsWithEachRecordOnceAndInOrder(long seed) throws Exception {
        Course once = loop(seed, "ticket").inOrder(1);
        assertThat(once.funnel().scored()).isGreaterThanOrEqualTo(15);
        assertThat(once.funnel().repeated()).isPositive();
        assertThat(once.population()).hasSize(15);
        Course shuffled = loop(seed, "ticket").twiceAndShuffled(new Random(seed));
        assertThat(shuffled.population()).isEqualTo(once.population());
        assertThat(shuffled.archive()).isEqualTo(once.archive());
        assertThat(shuffled.funnel()).isEqualTo(once.funnel());
        assertThat(shuffled.journal()).containsExactlyElementsOf(once.journal());
    }

    @Test
    void inTheOrderOfArrivalDuplicatesAloneChangeNothingAndAnotherOrderIsAnotherSearch() throws Exception {
        Course once = loop(1, "arrival").inOrder(1);
        assertThat(loop(1, "arrival").inOrder(2)).isEqualTo(once);
        assertThat(loop(1, "arrival").twiceAndShuffled(new Random(1)).population())
                .isNotEqualTo(once.population());
    }
}
