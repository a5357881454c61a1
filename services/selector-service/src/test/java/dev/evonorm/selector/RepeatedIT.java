package dev.evonorm.selector;

import dev.evonorm.contracts.status.RankedLayer;
import dev.evonorm.service.RedisConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

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

@ExtendWith(RedisServer.class)
class RepeatedIT {
    private Bench bench;

    @BeforeEach
    void startSearch(RedisConnection redis) {
        bench = new Bench(redis, settings()).started();
    }

    @Test
    void aRepetitionOfAScoredCandidateJoinsWithItsScores() {
        bench.score(1, 0.3, 0.5);
        bench.count(repeated(2, 1));
        RankedLayer repetition = bench.archive.layer(Bench.ID, id(2)).orElseThrow();
        assertThat(repetition.sameAs()).isEqualTo(id(1));
        assertThat(repetition.scores()).containsEntry(RESNET, 0.3).containsEntry(MOBILENET, 0.5);
        assertThat(bench.status().population()).isEqualTo(2);
        assertThat(bench.status().funnel().scored()).isEqualTo(1);
        assertThat(bench.archive.leaderboard(Bench.ID, bench.settings, 10).top())
                .extracting(RankedLayer::candidateId)
                .containsExactly(id(1));
    }

    @Test
    void aRepetitionWaitsForScoresAndSoDoesItsOwn() {
        bench.count(repeated(2, 1), repeated(3, 2), accepted(1), scored(1, RESNET, 0.3));
        assertThat(bench.status().inFlight()).isEqualTo(3);
        assertThat(bench.status().population()).isZero();
        bench.count(scored(1, MOBILENET, 0.5));
        assertThat(bench.status().population()).isEqualTo(3);
        assertThat(bench.status().funnel().issued()).isEqualTo(6);
        assertThat(bench.archive.layer(Bench.ID, id(3)).orElseThrow().mean()).isEqualTo(0.4);
    }

    @Test
    void repetitionsThatWaitedJoinInTheOrderOfTheirTickets(RedisConnection redis) {
        redis.commands().flushall();
        SettingsFixture many = settings();
        many.inFlight = 20;
        Bench wide = new Bench(redis, many).started();
        List<Long> waiting = List.of(9L, 4L, 17L, 2L, 12L, 6L, 20L, 3L, 15L, 8L);
        waiting.forEach(ticket -> wide.count(repeated(ticket, 1)));

        wide.score(1, 0.3, 0.5);

        Map<String, String> population = redis.commands().hgetall(new Keys(Bench.ID).of("population"));
        assertThat(LongStream.rangeClosed(2, 11).mapToObj(arrival -> population.get(Long.toString(arrival))))
                .containsExactlyElementsOf(waiting.stream()
                        .sorted()
                        .map(ticket -> id(ticket) + " 0.3 0.5")
                        .toList());
    }

    @Test
    void aRepetitionFailsWithItsOriginalBeforeAndAfter() {
        bench.count(accepted(1), repeated(2, 1), failed(1, RESNET), repeated(3, 1));
        assertThat(bench.status().population()).isZero();
        assertThat(bench.status().funnel().issued()).isEqualTo(6);
        assertThat(bench.status().funnel().repeated()).isEqualTo(2);
        assertThat(bench.status().funnel().failed()).isEqualTo(1);
    }

    @Test
    void aRepetitionOfWhatWasRejectedOrNeverKnownEnds() {
        bench.count(rejected(1, "quality"), repeated(2, 1), repeated(3, 99));
        assertThat(bench.status().funnel().issued()).isEqualTo(6);
        assertThat(bench.status().inFlight()).isEqualTo(3);
        assertThat(bench.status().population()).isZero();
    }

    @Test
    void aRepetitionDoesNotOutliveTheRejectionOfItsOriginal() {
        bench.count(repeated(2, 1), rejected(1, "failure"));
        assertThat(bench.status().funnel().issued()).isEqualTo(5);
        assertThat(bench.status().inFlight()).isEqualTo(3);
    }

    @Test
    void theSameRepetitionCountsOnce() {
        bench.score(1, 0.3, 0.5);
        assertThat(bench.count(repeated(2, 1))).isTrue();
        assertThat(bench.count(repeated(2, 1))).isFalse();
        assertThat(bench.count(accepted(2))).isFalse();
        assertThat(bench.status().funnel().repeated()).isEqualTo(1);
    }
}
