package dev.evonorm.selector;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.event.FinalistNamed;
import dev.evonorm.contracts.event.TournamentWon;
import dev.evonorm.contracts.settings.Order;
import dev.evonorm.contracts.status.Funnel;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.SearchState;
import dev.evonorm.service.Events;
import dev.evonorm.service.RedisConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import static dev.evonorm.selector.Bench.accepted;
import static dev.evonorm.selector.Bench.id;
import static dev.evonorm.selector.Bench.rejected;
import static dev.evonorm.selector.Bench.scored;
import static dev.evonorm.selector.SettingsFixture.MOBILENET;
import static dev.evonorm.selector.SettingsFixture.RESNET;
import static dev.evonorm.selector.SettingsFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

/** Counting ticket by ticket: the search does not depend on the order in which anything arrives. */
@ExtendWith(RedisServer.class)
class TicketOrderIT {
    private static final long CANDIDATES = 60;

    /** Everything that a search decided, the order of deciding included. */
    private record Course(
            SearchState state,
            Funnel funnel,
            Map<String, String> population,
            Leaderboard leaderboard,
            List<String> journal) {
        static Course of(Bench bench, RedisConnection redis) {
            List<String> journal = bench.journalled().stream()
                    .filter(event -> !(event instanceof FinalistEvaluated))
                    .map(Events::encode)
                    .toList();
            return new Course(
                    bench.status().state(),
                    bench.status().funnel(),
                    new TreeMap<>(redis.commands().hgetall(new Keys(Bench.ID).of("population"))),
                    bench.archive.leaderboard(Bench.ID, bench.settings, 1000),
                    journal);
        }
    }

    private static SettingsFixture fixture(Order order, int inFlight) {
        SettingsFixture fixture = settings();
        fixture.order = order;
        fixture.inFlight = inFlight;
        fixture.window = 40;
        fixture.initialSize = 10;
        fixture.time = null;
        fixture.candidates = CANDIDATES;
        return fixture;
    }

    /**
     * Plays a search to its end: whatever is under way arrives in an order of chance, each event perhaps again and again.
     *
     * @param chance null for the order of publication, each once
     */
    private static Course play(RedisConnection redis, Order order, Random chance, boolean pauses) {
        redis.commands().flushall();
        Bench bench = new Bench(redis, fixture(order, 16)).started();
        World world = new World();
        List<Event> underWay = new ArrayList<>();
        for (int steps = 0; !bench.status().state().ended(); steps++) {
            assertThat(steps).as("steps without an end").isLessThan(10_000);
            bench.publisher.publishDue(Bench.ID);
            bench.published.forEach(each -> underWay.add(each.event()));
            bench.published.clear();
            if (pauses && steps % 50 == 20) {
                bench.searches.request(Bench.ID, Searches.Wish.PAUSE, "a test");
            }
            if (pauses && (steps % 50 == 40 || underWay.isEmpty())) {
                bench.searches.request(Bench.ID, Searches.Wish.RESUME, "");
                continue;
            }
            Event event = underWay.remove(chance == null ? 0 : chance.nextInt(underWay.size()));
            bench.pass(Duration.ofMillis(10));
            count(bench, event);
            underWay.addAll(world.answers(event));
            if (chance != null && chance.nextInt(3) == 0) {
                underWay.add(event);
            }
        }
        return Course.of(bench, redis);
    }

    private static void count(Bench bench, Event event) {
        if (event instanceof FinalistEvaluated) {
            bench.ledger.countEvaluated(event);
        } else if (!(event instanceof TournamentWon) && !(event instanceof FinalistNamed)) {
            bench.ledger.count(event);
        }
    }

    @Test
    void theWholeCourseIsTheSameWhateverArrivesWhenAndHowOften(RedisConnection redis) {
        Course inOrder = play(redis, Order.TICKET, null, false);
        assertThat(inOrder.state()).isEqualTo(SearchState.DONE);
        assertThat(inOrder.funnel().scored()).isGreaterThanOrEqualTo(CANDIDATES);
        assertThat(inOrder.funnel().repeated()).isGreaterThan(3);
        assertThat(inOrder.funnel().failed()).isGreaterThan(2);
        assertThat(inOrder.population()).hasSize(40);
        for (int round = 0; round < 5; round++) {
            assertThat(play(redis, Order.TICKET, new Random(round), round % 3 == 0))
                    .as("round %d", round)
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void inTheOrderOfArrivalItIsNot(RedisConnection redis) {
        Course inOrder = play(redis, Order.ARRIVAL, null, false);
        assertThat(play(redis, Order.ARRIVAL, new Random(1), false).population())
                .isNotEqualTo(inOrder.population());
    }

    @Test
    void anEarlyOutcomeWaitsForTheTicketsBeforeIt(RedisConnection redis) {
        Bench bench = new Bench(redis, fixture(Order.TICKET, 3)).started();
        bench.publishedIds();
        assertThat(bench.count(rejected(3, "probe"))).isTrue();
        assertThat(bench.count(rejected(3, "quality"))).isFalse();
        bench.score(2, 0.3, 0.5);
        assertThat(bench.status().funnel()).isEqualTo(new Funnel(3, 0, 0, 0, 0, 0, 0, 0));
        assertThat(bench.journalled()).hasSize(3);

        bench.count(rejected(1, "probe"));

        assertThat(bench.status().funnel()).isEqualTo(new Funnel(6, 2, 0, 0, 0, 0, 1, 1));
        assertThat(bench.journalled().stream().skip(3).map(Event::candidateId))
                .containsExactly(id(1), id(4), id(2), id(2), id(2), id(5), id(3), id(6));
        assertThat(bench.publishedIds()).containsExactly(id(4), id(5), id(6));
        assertThat(redis.commands().keys("*:held:*")).isEmpty();
    }

    @Test
    void whatWaitsIsNotPublishedAgainAndWhatIsAwaitedIs(RedisConnection redis) {
        SettingsFixture fixture = fixture(Order.TICKET, 3);
        fixture.deadline = Duration.ofMinutes(1);
        Bench bench = new Bench(redis, fixture).started();
        bench.publishedIds();
        bench.score(2, 0.3, 0.5);
        bench.count(accepted(3), scored(3, RESNET, 0.5));

        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.publishedIds()).containsExactlyInAnyOrder(id(1), id(3));
    }

    @Test
    void nothingIsCountedWhilePausedSoThatNoTicketIsDrawnLate(RedisConnection redis) {
        Bench bench = new Bench(redis, fixture(Order.TICKET, 2)).started();
        bench.searches.request(Bench.ID, Searches.Wish.PAUSE, "a test");
        bench.count(rejected(1, "probe"), rejected(2, "probe"));
        assertThat(bench.status().funnel().dead()).isZero();

        bench.searches.request(Bench.ID, Searches.Wish.RESUME, "");

        assertThat(bench.status().funnel()).isEqualTo(new Funnel(4, 2, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void theSmallestTicketOfAFunctionIsItsOriginalWhoeverWasTested(RedisConnection redis) {
        Bench bench = new Bench(redis, fixture(Order.TICKET, 4)).started();
        bench.count(withFunction(2), scored(2, RESNET, 0.9), scored(2, MOBILENET, 0.9));
        bench.count(new CandidateRepeated(Bench.ID, id(3), 3, null, Bench.GRAPH, id(2), 1, "f"));
        bench.count(new CandidateRejected(
                Bench.ID, id(4), 4, null, Bench.GRAPH, "quality", null, Map.of(), "bad", null, 1, "f"));
        bench.count(withFunction(1), scored(1, RESNET, 0.3), scored(1, MOBILENET, 0.5));
        assertThat(bench.status().funnel()).isEqualTo(new Funnel(8, 0, 3, 0, 0, 0, 1, 1));
        assertThat(redis.commands().hvals(new Keys(Bench.ID).of("population")))
                .containsExactly(id(1) + " 0.3 0.5", id(2) + " 0.3 0.5", id(3) + " 0.3 0.5", id(4) + " 0.3 0.5");
        assertThat(bench.journalled())
                .filteredOn(CandidateRepeated.class::isInstance)
                .extracting(event -> ((CandidateRepeated) event).sameAs())
                .containsExactly(id(1), id(1), id(1));
    }

    private static CandidateAccepted withFunction(long ticket) {
        var plain = accepted(ticket);
        return new CandidateAccepted(
                plain.searchId(),
                plain.candidateId(),
                ticket,
                null,
                null,
                plain.graph(),
                plain.figures(),
                plain.scoring(),
                plain.objectives(),
                1,
                "f");
    }
}
