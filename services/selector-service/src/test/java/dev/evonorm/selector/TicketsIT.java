package dev.evonorm.selector;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.TournamentWon;
import dev.evonorm.contracts.settings.Better;
import dev.evonorm.contracts.settings.Initial;
import dev.evonorm.contracts.settings.Objective;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.settings.Strategy;
import dev.evonorm.contracts.status.Funnel;
import dev.evonorm.contracts.status.RankedLayer;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;
import dev.evonorm.service.RedisConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static dev.evonorm.selector.Bench.accepted;
import static dev.evonorm.selector.Bench.failed;
import static dev.evonorm.selector.Bench.id;
import static dev.evonorm.selector.Bench.rejected;
import static dev.evonorm.selector.Bench.repeated;
import static dev.evonorm.selector.Bench.scored;
import static dev.evonorm.selector.SettingsFixture.MOBILENET;
import static dev.evonorm.selector.SettingsFixture.RESNET;
import static dev.evonorm.selector.SettingsFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@ExtendWith(RedisServer.class)
class TicketsIT {
    @Test
    void aSearchBeginsWithItsReferencesAndFirstTickets(RedisConnection redis) {
        SettingsFixture fixture = settings();
        fixture.references = List.of("bn-relu", "evonorm-b0");
        Bench bench = new Bench(redis, fixture).started();

        assertThat(bench.publishedIds())
                .containsExactly("demo-ref-bn-relu", "demo-ref-evonorm-b0", id(1), id(2), id(3));
        assertThat(bench.journalled())
                .extracting(Event::candidateId)
                .containsExactly("demo-ref-bn-relu", "demo-ref-evonorm-b0", id(1), id(2), id(3));
        CandidateAccepted reference = (CandidateAccepted) bench.journalled().get(0);
        assertThat(reference.reference()).isEqualTo("bn-relu");
        assertThat(reference.graph().groups()).isEqualTo(4);
        assertThat(bench.status().inFlight()).isEqualTo(3);
    }

    @Test
    void aSearchOfTheSameIdLeavesTheFirstAsItIs(RedisConnection redis) {
        Bench bench = new Bench(redis, settings()).started();
        var before = bench.status();
        assertThat(bench.searches.create(Bench.ID, bench.settings)).isFalse();
        assertThat(bench.status()).isEqualTo(before);
    }

    @Test
    void ticketsHaveTheirOwnSeedsWhichDependOnTheSearchAlone(RedisConnection redis) {
        Bench bench = new Bench(redis, settings()).started();
        assertThat(bench.journalled())
                .extracting(event -> ((TournamentWon) event).seed())
                .containsExactly(Seeds.ofTicket(42, 1), Seeds.ofTicket(42, 2), Seeds.ofTicket(42, 3));
    }

    @Test
    void anEndedTicketIsFollowedByTheNext(RedisConnection redis) {
        Bench bench = new Bench(redis, settings()).started();
        bench.publishedIds();

        assertThat(bench.count(rejected(1, "probe"))).isTrue();
        assertThat(bench.publishedIds()).containsExactly(id(4));
        assertThat(bench.count(accepted(2))).isTrue();
        assertThat(bench.count(scored(2, RESNET, 0.3))).isTrue();
        assertThat(bench.publishedIds()).isEmpty();
        assertThat(bench.count(scored(2, MOBILENET, 0.5))).isTrue();
        assertThat(bench.publishedIds()).containsExactly(id(5));
        assertThat(bench.status().best()).isEqualTo(0.4);
        assertThat(bench.status().inFlight()).isEqualTo(3);
    }

    @Test
    void catalogueParentsComeAsTheyAreThenMutatedUntilThePopulationIsThere(RedisConnection redis) {
        SettingsFixture fixture = settings();
        fixture.initial = Initial.CATALOGUE;
        fixture.inFlight = 40;
        fixture.initialSize = 2;
        Bench bench = new Bench(redis, fixture).started();
        List<String> handMade =
                Catalogue.handMade().stream().map(CatalogueLayer::name).toList();
        List<TournamentWon> tickets =
                bench.journalled().stream().map(TournamentWon.class::cast).toList();

        assertThat(tickets.subList(0, handMade.size()))
                .extracting(TournamentWon::parentId)
                .isEqualTo(handMade);
        assertThat(tickets.subList(0, handMade.size())).allMatch(ticket -> ticket.mutations() == 0);
        Set<String> parents = new HashSet<>();
        for (TournamentWon mutant : tickets.subList(handMade.size(), 40)) {
            assertThat(mutant.mutations()).isEqualTo(2);
            assertThat(mutant.randomProbability()).isZero();
            assertThat(mutant.parent().groups()).isEqualTo(4);
            parents.add(mutant.parentId());
        }
        assertThat(handMade).containsAll(parents);
        assertThat(parents).hasSizeGreaterThan(handMade.size() / 2);

        bench.score(1, 0.1, 0.1);
        bench.score(2, 0.9, 0.9);
        TournamentWon offspring =
                (TournamentWon) bench.journalled().get(bench.journalled().size() - 1);
        assertThat(offspring.parentId()).isIn(id(1), id(2));
        assertThat(offspring.parent()).isEqualTo(Bench.GRAPH);
        assertThat(offspring.randomProbability()).isEqualTo(0.5);
    }

    @Test
    void withoutBatchAggregationsNoParentUsesThem(RedisConnection redis) {
        SettingsFixture fixture = settings();
        fixture.initial = Initial.CATALOGUE;
        fixture.batchAggregations = false;
        fixture.inFlight = 60;
        Bench bench = new Bench(redis, fixture).started();
        assertThat(bench.journalled())
                .allMatch(event -> !((TournamentWon) event).parent().usesBatchStatistics());
    }

    @Test
    void randomSearchNeverHasParents(RedisConnection redis) {
        SettingsFixture fixture = settings();
        fixture.strategy = Strategy.RANDOM;
        fixture.initial = Initial.CATALOGUE;
        Bench bench = new Bench(redis, fixture).started();
        for (int ticket = 1; ticket <= 5; ticket++) {
            bench.score(ticket, 0.5, 0.5);
        }
        assertThat(bench.journalled().stream().filter(TournamentWon.class::isInstance))
                .hasSize(8)
                .allMatch(event -> ((TournamentWon) event).parent() == null);
    }

    @Test
    void eachOutcomeIsCountedOnceInItsPlace(RedisConnection redis) {
        SettingsFixture fixture = settings();
        fixture.inFlight = 9;
        Bench bench = new Bench(redis, fixture).started();
        bench.count(rejected(1, "probe"), rejected(2, "quality"), rejected(3, "stability"), rejected(4, "failure"));
        bench.count(new CandidateRejected(
                Bench.ID, id(5), 5, null, Bench.GRAPH, "quality", RESNET, Map.of(), "as before", id(2), 0));
        bench.score(6, 0.5, 0.5);
        bench.count(repeated(7, 6));
        bench.count(accepted(8), failed(8, RESNET));
        bench.count(accepted(9));

        Funnel funnel = bench.status().funnel();
        assertThat(funnel).isEqualTo(new Funnel(17, 1, 2, 1, 1, 2, 2, 1));
        assertThat(bench.status().inFlight()).isEqualTo(9);
        assertThat(bench.status().population()).isEqualTo(2);
    }

    @Test
    void theScoreOfATaskThatIsNoObjectiveIsKeptAndNotWaitedFor(RedisConnection redis) {
        Bench bench = new Bench(redis, settings()).started();
        bench.count(scored(1, "latency", 12));
        bench.score(1, 0.2, 0.4);
        bench.count(failed(1, "memory"));
        assertThat(bench.archive.layer(Bench.ID, id(1)).orElseThrow()).satisfies(layer -> {
            assertThat(layer.mean()).isEqualTo((0.2 + 0.4) / 2);
            assertThat(layer.scores()).containsOnlyKeys(RESNET, MOBILENET, "latency");
        });
        assertThat(bench.status().funnel().failed()).isZero();
    }

    @Test
    void aCostIsKeptAsItWasMeasuredAndNoMeanCountsIt(RedisConnection redis) {
        SettingsFixture fixture = settings();
        fixture.objectives = new Objectives(List.of(
                Objective.share(RESNET), Objective.share(MOBILENET), new Objective("cost", Better.LOWER, "ms")));
        Bench bench = new Bench(redis, fixture).started();
        bench.score(1, 0.2, 0.4);
        assertThat(bench.status().funnel().scored()).isZero();
        bench.count(scored(1, "cost", 812.5));
        bench.score(2, 0.3, 0.5);
        bench.count(scored(2, "cost", 9000));

        assertThat(bench.archive.leaderboard(Bench.ID, bench.settings, 10).top())
                .extracting(RankedLayer::candidateId, RankedLayer::mean, layer -> layer.scores()
                        .get("cost"))
                .containsExactly(tuple(id(2), 0.4, 9000.0), tuple(id(1), (0.2 + 0.4) / 2, 812.5));
        assertThat(bench.journalled())
                .filteredOn(CandidateScored.class::isInstance)
                .contains(scored(1, "cost", 812.5));
    }

    @Test
    void eventsOfUnknownSearchesAndCandidatesChangeNothing(RedisConnection redis) {
        Bench bench = new Bench(redis, settings());
        assertThat(bench.count(accepted(1))).isFalse();
        assertThat(redis.commands().keys("*")).isEmpty();
        bench.started();
        assertThat(bench.count(rejected(4, "probe"))).isFalse();
        assertThat(bench.count(accepted(4))).isFalse();
        assertThat(bench.count(scored(4, RESNET, 0.9))).isFalse();
        assertThat(bench.count(repeated(4, 1))).isFalse();
        assertThat(bench.journalled()).hasSize(3);
    }

    @Test
    void theFirstVerdictHolds(RedisConnection redis) {
        Bench bench = new Bench(redis, settings()).started();
        bench.count(accepted(1), rejected(2, "quality"));
        assertThat(bench.count(rejected(1, "quality"))).isFalse();
        assertThat(bench.count(accepted(2))).isFalse();
        assertThat(bench.count(scored(2, RESNET, 0.9))).isFalse();
        assertThat(bench.count(scored(1, RESNET, 0.9))).isTrue();
        assertThat(bench.count(failed(1, RESNET))).isFalse();
    }

    /** One infinite mean would make the search unreadable, and one in percent would win it. */
    @Test
    void aScoreThatIsNoShareIsAFailureOfTheTask(RedisConnection redis) {
        SettingsFixture fixture = settings();
        Objective cost = new Objective("cost", Better.LOWER, "ms");
        fixture.objectives = new Objectives(List.of(Objective.share(RESNET), Objective.share(MOBILENET), cost));
        Bench bench = new Bench(redis, fixture).started();
        bench.count(accepted(1), scored(1, RESNET, 1e308), scored(1, MOBILENET, 1e308), scored(1, "cost", 55));
        bench.count(accepted(3), scored(3, RESNET, -0.1));
        bench.count(accepted(2), scored(2, RESNET, 1), scored(2, MOBILENET, 0), scored(2, "cost", 55));

        assertThat(bench.status().best()).isEqualTo(0.5);
        assertThat(bench.status().funnel().failed()).isEqualTo(2);
        assertThat(bench.archive.leaderboard(Bench.ID, bench.settings, 10).top())
                .extracting(RankedLayer::candidateId)
                .containsExactly(id(2));
        assertThat(bench.journalled())
                .filteredOn(CandidateFailed.class::isInstance)
                .first()
                .extracting(event -> ((CandidateFailed) event).reason())
                .asString()
                .startsWith("the score is 1.0E308, and scores of this objective are shares");
    }
}
