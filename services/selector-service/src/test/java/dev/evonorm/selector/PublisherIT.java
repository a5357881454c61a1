package dev.evonorm.selector;

import dev.evonorm.contracts.event.Event;
import dev.evonorm.selector.Searches.Wish;
import dev.evonorm.service.Publication;
import dev.evonorm.service.RedisConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;

import static dev.evonorm.selector.Bench.accepted;
import static dev.evonorm.selector.Bench.id;
import static dev.evonorm.selector.Bench.rejected;
import static dev.evonorm.selector.SettingsFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RedisServer.class)
class PublisherIT {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    @Test
    void whatWasDecidedBeforeACrashIsPublishedAfterIt(RedisConnection redis) {
        // The process dies between the script and the publication: nothing but Redis is left.
        new Bench(redis, settings()).started();
        Bench restarted = new Bench(redis, settings());
        assertThat(restarted.publishedIds()).containsExactly(id(1), id(2), id(3));
        assertThat(restarted.publishedIds()).isEmpty();
    }

    @Test
    void aPublisherThatDiesInItsWorkIsFollowedByAnother(RedisConnection redis) {
        Bench bench = new Bench(redis, settings()).started();
        bench.brokerDown = true;
        assertThat(bench.publishedIds()).isEmpty();
        bench.brokerDown = false;
        assertThat(bench.publishedIds()).as("leased").isEmpty();
        bench.pass(LEASE);
        assertThat(bench.publishedIds()).containsExactly(id(1), id(2), id(3));
    }

    @Test
    void aTicketWithoutAnAnswerIsPublishedAgainAfterItsDeadlineAsItWas(RedisConnection redis) {
        Bench bench = new Bench(redis, settings()).started();
        bench.publisher.publishDue(Bench.ID);
        List<Event> first = bench.published.stream().map(Publication::event).toList();
        bench.published.clear();
        bench.pass(DEADLINE.minusMillis(1));
        assertThat(bench.publishedIds()).isEmpty();
        bench.pass(Duration.ofMillis(1));
        bench.publisher.publishDue(Bench.ID);
        assertThat(bench.published).extracting(Publication::event).isEqualTo(first);
    }

    /** The deadline is whoever's who posts the settings; the thread that publishes is that of all searches. */
    @Test
    void aDeadlineShorterThanARoundEndsTheCallAllTheSame(RedisConnection redis) {
        SettingsFixture fixture = settings();
        fixture.inFlight = 100;
        fixture.deadline = Duration.ofMillis(1);
        Bench bench = new Bench(redis, fixture).started();
        bench.publishing = Duration.ofMillis(20);

        assertThat(bench.publishedIds()).contains(id(1), id(64), id(100)).hasSizeLessThan(300);
        assertThat(bench.publishedIds()).isNotEmpty();
    }

    @Test
    void aSignOfLifeBeginsTheDeadlineAnew(RedisConnection redis) {
        Bench bench = new Bench(redis, settings()).started();
        bench.publishedIds();
        bench.pass(DEADLINE.minusSeconds(1));
        bench.count(accepted(1));
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.publishedIds()).containsExactly(id(2), id(3));
        bench.pass(DEADLINE);
        assertThat(bench.publishedIds()).contains(id(1));
    }

    @Test
    void whatWasAnsweredWhileItWasPublishedIsNotPublishedAgain(RedisConnection redis) {
        Bench bench = new Bench(redis, settings()).started();
        bench.publishedIds();
        bench.count(rejected(1, "probe"));
        bench.publishedIds();
        bench.pass(DEADLINE);
        assertThat(bench.publishedIds()).containsExactly(id(2), id(3), id(4));
    }

    @Test
    void aPausedSearchPublishesNothingUntilItIsResumed(RedisConnection redis) {
        Bench bench = new Bench(redis, settings()).started();
        bench.searches.request(Bench.ID, Wish.PAUSE, "lunch");
        assertThat(bench.publishedIds()).isEmpty();
        bench.searches.request(Bench.ID, Wish.RESUME, "");
        assertThat(bench.publishedIds()).hasSize(3);
    }

    @Test
    void manyTicketsGoOutInBlocks(RedisConnection redis) {
        SettingsFixture fixture = settings();
        fixture.inFlight = 500;
        Bench bench = new Bench(redis, fixture).started();
        assertThat(bench.publishedIds()).hasSize(500).doesNotHaveDuplicates();
    }
}
