package dev.evonorm.selector;

import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistNamed;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.RankedLayer;
import dev.evonorm.contracts.status.SearchState;
import dev.evonorm.selector.Searches.Wish;
import dev.evonorm.service.RedisConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static dev.evonorm.selector.Bench.accepted;
import static dev.evonorm.selector.Bench.evaluated;
import static dev.evonorm.selector.Bench.failed;
import static dev.evonorm.selector.Bench.id;
import static dev.evonorm.selector.Bench.rejected;
import static dev.evonorm.selector.Bench.repeated;
import static dev.evonorm.selector.SettingsFixture.MOBILENET;
import static dev.evonorm.selector.SettingsFixture.RESNET;
import static dev.evonorm.selector.SettingsFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@ExtendWith(RedisServer.class)
class StatesIT {
    private static Bench bench(RedisConnection redis, SettingsFixture fixture) {
        return new Bench(redis, fixture).started();
    }

    private static SettingsFixture minutes(int minutes) {
        SettingsFixture fixture = settings();
        fixture.time = Duration.ofMinutes(minutes);
        return fixture;
    }

    /** After a minute of search and all the time for draining; so many candidates have these scores. */
    private static Bench inFinals(RedisConnection redis, SettingsFixture ofOneMinute, double... scores) {
        Bench bench = bench(redis, ofOneMinute);
        for (int i = 0; i < scores.length; i++) {
            bench.score(i + 1, scores[i], scores[i]);
        }
        bench.run(Duration.ofSeconds(60 + 45));
        return bench;
    }

    private static void score(Bench bench, String candidateId, double score) {
        for (String task : List.of(RESNET, MOBILENET)) {
            bench.count(new CandidateScored(Bench.ID, candidateId, task, score, Map.of()));
        }
    }

    @Test
    void timeCountsWhileTheSearchRunsAndTheServiceToo(RedisConnection redis) {
        Bench bench = bench(redis, minutes(10));
        bench.run(Duration.ofSeconds(30));
        bench.searches.request(Bench.ID, Wish.PAUSE, "lunch");
        bench.run(Duration.ofSeconds(50));
        bench.searches.request(Bench.ID, Wish.RESUME, "");
        bench.run(Duration.ofSeconds(5));
        assertThat(bench.status().elapsed()).isEqualTo(Duration.ofSeconds(35));

        bench.pass(Duration.ofHours(3)); // no service
        bench.searches.tick(Bench.ID, true);
        bench.run(Duration.ofSeconds(2));
        assertThat(bench.status().elapsed()).isEqualTo(Duration.ofSeconds(37));

        bench.pass(Duration.ofHours(3)); // the machine sleeps
        bench.searches.tick(Bench.ID, false);
        assertThat(bench.status().elapsed()).isEqualTo(Duration.ofSeconds(47));
    }

    @Test
    void pausedSearchesIssueNoTicketsAndSayWhy(RedisConnection redis) {
        Bench bench = bench(redis, settings());
        assertThat(bench.searches.request(Bench.ID, Wish.PAUSE, "lunch")).isTrue();
        bench.count(rejected(1, "probe"));
        assertThat(bench.status().reason()).isEqualTo("lunch");
        assertThat(bench.status().inFlight()).isEqualTo(2);
        assertThat(bench.searches.request(Bench.ID, Wish.RESUME, "")).isTrue();
        assertThat(bench.status().reason()).isNull();
        assertThat(bench.status().inFlight()).isEqualTo(3);
    }

    @Test
    void aSpentBudgetOfTimeDrainsAndThenNamesFinalists(RedisConnection redis) {
        SettingsFixture fixture = minutes(1);
        fixture.finalReferences = List.of("bn-relu");
        Bench bench = bench(redis, fixture);
        bench.score(1, 0.2, 0.2);
        bench.score(2, 0.6, 0.6);
        bench.count(repeated(3, 2));
        bench.run(Duration.ofSeconds(60));
        assertThat(bench.status().state()).isEqualTo(SearchState.DRAINING);
        bench.count(rejected(4, "quality"));
        assertThat(bench.status().funnel().issued()).as("no new tickets").isEqualTo(6);
        bench.score(5, 0.4, 0.4);
        bench.count(accepted(6), failed(6, RESNET));

        assertThat(bench.status().state()).isEqualTo(SearchState.FINALS);
        assertThat(bench.status().finalistsOpen()).isEqualTo(3);
        bench.published.clear();
        bench.publisher.publishDue(Bench.ID);
        assertThat(bench.published)
                .extracting(each -> (FinalistNamed) each.event())
                .extracting(FinalistNamed::candidateId, FinalistNamed::rank)
                .containsExactlyInAnyOrder(tuple(id(2), 1), tuple(id(5), 2), tuple("demo-ref-bn-relu", 0));
    }

    @Test
    void aSpentBudgetOfCandidatesCountsScoredOnesAlone(RedisConnection redis) {
        SettingsFixture fixture = settings();
        fixture.time = null;
        fixture.candidates = 2L;
        fixture.references = List.of("frn");
        Bench bench = bench(redis, fixture);
        score(bench, "demo-ref-frn", 0.9);
        bench.score(1, 0.5, 0.5);
        bench.count(repeated(2, 1), rejected(3, "probe"));
        assertThat(bench.status().state()).isEqualTo(SearchState.RUNNING);
        bench.score(4, 0.5, 0.5);
        assertThat(bench.status().state()).isEqualTo(SearchState.DRAINING);
    }

    @Test
    void drainingEndsAfter45SecondsWhateverIsStillOpen(RedisConnection redis) {
        Bench bench = bench(redis, minutes(1));
        bench.score(1, 0.5, 0.5);
        bench.run(Duration.ofSeconds(60 + 44));
        assertThat(bench.status().state()).isEqualTo(SearchState.DRAINING);
        bench.run(Duration.ofSeconds(1));
        assertThat(bench.status().state()).isEqualTo(SearchState.FINALS);
        assertThat(bench.publishedIds()).containsExactly(id(1));
        bench.score(2, 0.9, 0.9);
        assertThat(bench.status().funnel().scored())
                .as("a late score still counts")
                .isEqualTo(2);
    }

    @Test
    void drainingWaitsForReferences(RedisConnection redis) {
        SettingsFixture fixture = minutes(1);
        fixture.references = List.of("frn", "bn-relu");
        Bench bench = bench(redis, fixture);
        bench.run(Duration.ofSeconds(60));
        bench.score(1, 0.5, 0.5);
        bench.count(rejected(2, "probe"), rejected(3, "probe"));
        score(bench, "demo-ref-frn", 0.9);
        assertThat(bench.status().state()).isEqualTo(SearchState.DRAINING);
        bench.count(new CandidateFailed(Bench.ID, "demo-ref-bn-relu", RESNET, "diverged"));
        assertThat(bench.status().state()).isEqualTo(SearchState.FINALS);
        Leaderboard leaderboard = bench.archive.leaderboard(Bench.ID, bench.settings, 10);
        assertThat(leaderboard.references()).extracting(RankedLayer::name).containsExactly("frn");
        assertThat(leaderboard.top()).extracting(RankedLayer::candidateId).containsExactly(id(1));
        assertThat(bench.status().funnel().failed()).as("references are apart").isZero();
    }

    @Test
    void theSearchIsDoneWhenEveryFinalistIsEvaluatedOrFailed(RedisConnection redis) {
        SettingsFixture fixture = minutes(1);
        fixture.finalists = 3;
        fixture.finalReferences = List.of("frn");
        Bench bench = inFinals(redis, fixture, 0.5, 0.6, 0.7);
        Event failure = new CandidateFailed(Bench.ID, id(3), "finals", "diverged");
        assertThat(bench.ledger.countEvaluated(failure)).isTrue();
        assertThat(bench.ledger.countEvaluated(failure)).isFalse();
        assertThat(bench.ledger.countEvaluated(evaluated(id(1), 0.9))).isTrue();
        assertThat(bench.ledger.countEvaluated(evaluated(id(2), 0.8))).isTrue();
        assertThat(bench.status().state()).isEqualTo(SearchState.FINALS);
        assertThat(bench.ledger.countEvaluated(evaluated("demo-ref-frn", 0.85))).isTrue();
        assertThat(bench.status().state()).isEqualTo(SearchState.DONE);
        assertThat(bench.archive.leaderboard(Bench.ID, bench.settings, 10).podium())
                .extracting(RankedLayer::candidateId)
                .as("one place, and a reference")
                .containsExactly(id(1), "demo-ref-frn");
        assertThat(bench.count(rejected(4, "probe"))).as("the end is the end").isFalse();
        assertThat(bench.searches.request(Bench.ID, Wish.STOP, "late")).isFalse();
    }

    @Test
    void aFinalistWithoutAnAnswerIsNamedAgainUnlessTheQueueMoves(RedisConnection redis) {
        Bench bench = inFinals(redis, minutes(1), 0.5, 0.6);
        assertThat(bench.publishedIds()).containsExactly(id(1), id(2));
        bench.pass(Duration.ofMinutes(5));
        assertThat(bench.publishedIds())
                .as("one evaluation may take a minute more than a ticket")
                .isEmpty();
        bench.ledger.countEvaluated(evaluated(id(2), 0.9));
        bench.pass(Duration.ofMinutes(5));
        assertThat(bench.publishedIds()).isEmpty();
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.publishedIds()).containsExactly(id(1));
    }

    /** The process died between the decision and the publication, and the reference's score comes before another's turn. */
    @Test
    void aReferencesLateScoreTakesNothingFromItsFinal(RedisConnection redis) {
        SettingsFixture fixture = minutes(1);
        fixture.references = List.of("frn");
        fixture.finalReferences = List.of("frn");
        Bench bench = inFinals(redis, fixture, 0.5);
        bench.publishInVain();

        score(bench, "demo-ref-frn", 0.9);
        bench.pass(Duration.ofSeconds(10));

        assertThat(bench.publishedIds()).containsExactlyInAnyOrder(id(1), "demo-ref-frn");
    }

    @Test
    void finalistsThatWereNotPublishedDoNotWaitForThoseThatWere(RedisConnection redis) {
        Bench bench = inFinals(redis, minutes(1), 0.5, 0.6);
        bench.publishInVain();

        bench.ledger.countEvaluated(evaluated(id(2), 0.9));
        bench.pass(Duration.ofSeconds(10));

        assertThat(bench.publishedIds()).containsExactly(id(1));
    }

    /** Searches of earlier versions may have lost it. */
    @Test
    void aFinalistThatIsNotDueHindersNoOther(RedisConnection redis) {
        Bench bench = inFinals(redis, minutes(1), 0.5, 0.6);
        bench.publishedIds();
        bench.steps.redis().zrem(new Keys(Bench.ID).of("due"), id(1));

        assertThat(bench.ledger.countEvaluated(evaluated(id(2), 0.9))).isTrue();
        assertThat(bench.status().finalistsOpen()).isEqualTo(1);
    }

    @Test
    void withoutFinalistsTheSearchIsDoneAtOnce(RedisConnection redis) {
        SettingsFixture none = minutes(1);
        none.finalists = 0;
        none.finalReferences = List.of("frn");
        Bench bench = bench(redis, none);
        bench.score(1, 0.5, 0.5);
        bench.run(Duration.ofSeconds(60 + 45));
        assertThat(bench.status().state()).isEqualTo(SearchState.DONE);
    }

    @Test
    void whereNothingWasScoredThereIsNothingToRank(RedisConnection redis) {
        SettingsFixture fixture = minutes(1);
        fixture.finalReferences = List.of("frn");
        Bench bench = bench(redis, fixture);
        bench.run(Duration.ofSeconds(60 + 45));
        assertThat(bench.status().state()).isEqualTo(SearchState.DONE);
    }

    @Test
    void aStoppedSearchPublishesAndCountsNothingMore(RedisConnection redis) {
        Bench bench = bench(redis, settings());
        assertThat(bench.searches.request(Bench.ID, Wish.STOP, "enough")).isTrue();
        assertThat(bench.status().state()).isEqualTo(SearchState.STOPPED);
        assertThat(bench.status().reason()).isEqualTo("enough");
        assertThat(bench.publishedIds()).isEmpty();
        assertThat(bench.count(rejected(1, "probe"))).isFalse();
        assertThat(bench.searches.request(Bench.ID, Wish.RESUME, "")).isFalse();
        assertThat(bench.searches.request(Bench.ID, Wish.STOP, "again")).isTrue();
    }
}
