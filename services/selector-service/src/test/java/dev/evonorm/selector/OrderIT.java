package dev.evonorm.selector;

import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.settings.Strategy;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.SearchStatus;
import dev.evonorm.service.Events;
import dev.evonorm.service.RedisConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static dev.evonorm.selector.Bench.accepted;
import static dev.evonorm.selector.Bench.failed;
import static dev.evonorm.selector.Bench.rejected;
import static dev.evonorm.selector.Bench.repeated;
import static dev.evonorm.selector.Bench.scored;
import static dev.evonorm.selector.SettingsFixture.MOBILENET;
import static dev.evonorm.selector.SettingsFixture.RESNET;
import static dev.evonorm.selector.SettingsFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

/** Topics have no order among each other, and Kafka may deliver anything twice. */
@ExtendWith(RedisServer.class)
class OrderIT {
    private static final List<Event> EVENTS = events();

    /** Sixteen tickets: scored, rejected, failed, repeated, in many combinations. */
    private static List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (int ticket = 1; ticket <= 4; ticket++) {
            events.add(accepted(ticket));
            events.add(scored(ticket, RESNET, ticket / 10.0));
            events.add(scored(ticket, MOBILENET, (ticket * 3 % 5) / 10.0));
            events.add(repeated(ticket + 4, ticket));
        }
        events.addAll(List.of(rejected(9, "probe"), rejected(10, "quality"), rejected(11, "stability")));
        events.addAll(List.of(accepted(12), failed(12, RESNET), scored(12, MOBILENET, 0.5), repeated(13, 12)));
        events.addAll(List.of(accepted(14), failed(14, RESNET), failed(14, MOBILENET)));
        events.addAll(List.of(accepted(15), scored(15, RESNET, 0.7)));
        return events;
    }

    /** All that must not depend on order; members are a set, because their age is the order of counting. */
    private record Outcome(
            SearchStatus status, Leaderboard leaderboard, Set<String> members, Set<String> journal, int journalSize) {
        static Outcome of(Bench bench, RedisConnection redis) {
            List<String> journal =
                    bench.journalled().stream().map(Events::encode).toList();
            Set<String> members = new TreeSet<>(redis.commands()
                    .hgetall(new Keys(Bench.ID).of("population"))
                    .values());
            return new Outcome(
                    bench.status(),
                    bench.archive.leaderboard(Bench.ID, bench.settings, 100),
                    members,
                    new TreeSet<>(journal),
                    journal.size());
        }
    }

    private static Outcome play(RedisConnection redis, List<Event> events) {
        redis.commands().flushall();
        SettingsFixture fixture = settings();
        fixture.strategy = Strategy.RANDOM;
        fixture.inFlight = 16;
        Bench bench = new Bench(redis, fixture).started();
        events.forEach(bench.ledger::count);
        return Outcome.of(bench, redis);
    }

    @Test
    void anyOrderAndAnyRepetitionGivesTheSameState(RedisConnection redis) {
        Outcome expected = play(redis, EVENTS);
        assertThat(expected.status().population()).isEqualTo(8);
        assertThat(expected.status().funnel().issued()).isEqualTo(30);

        List<Event> twice = Stream.concat(EVENTS.stream(), EVENTS.stream()).toList();
        Random random = new Random(3);
        for (int round = 0; round < 40; round++) {
            List<Event> shuffled = new ArrayList<>(twice);
            Collections.shuffle(shuffled, random);
            assertThat(play(redis, shuffled))
                    .as("round %d: %s", round, shuffled)
                    .isEqualTo(expected);
        }
    }

    @Test
    void outcomesAndOpenTicketsAddUpAtEveryMoment(RedisConnection redis) {
        SettingsFixture fixture = settings();
        fixture.inFlight = 16;
        Bench bench = new Bench(redis, fixture).started();
        List<Event> shuffled = new ArrayList<>(EVENTS);
        Collections.shuffle(shuffled, new Random(5));
        for (Event event : shuffled) {
            bench.count(event);
            SearchStatus status = bench.status();
            var funnel = status.funnel();
            long decided = funnel.dead() + funnel.failedQuality() + funnel.failedStability() + funnel.failed();
            long undecided = funnel.issued() - decided - funnel.repeated() - funnel.accepted();
            assertThat(undecided).as("%s after %s", status, event).isBetween(0L, (long) status.inFlight());
            assertThat(funnel.scored()).isLessThanOrEqualTo(funnel.accepted());
            assertThat(status.inFlight()).isEqualTo(16);
        }
    }
}
