package dev.evonorm.selector;

import dev.evonorm.contracts.settings.Better;
import dev.evonorm.contracts.settings.Objective;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.service.RedisConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

import static dev.evonorm.selector.Bench.accepted;
import static dev.evonorm.selector.Bench.failed;
import static dev.evonorm.selector.Bench.rejected;
import static dev.evonorm.selector.Bench.repeated;
import static dev.evonorm.selector.Bench.scored;
import static dev.evonorm.selector.SettingsFixture.MOBILENET;
import static dev.evonorm.selector.SettingsFixture.RESNET;
import static dev.evonorm.selector.SettingsFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@ExtendWith(RedisServer.class)
class MetersIT {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Bench bench;
    private SearchGauges gauges;

    @BeforeEach
    void startSearch(RedisConnection redis) {
        SettingsFixture fixture = settings();
        fixture.objectives = new Objectives(List.of(
                Objective.share(RESNET), new Objective("cost", Better.LOWER, "ms"), Objective.share(MOBILENET)));
        bench = new Bench(redis, fixture).started();
        gauges = new SearchGauges(bench.steps, bench.searches, meters);
    }

    private double gauge(String name) {
        return meters.get(name).tag("search", Bench.ID).gauge().value();
    }

    private double counter(String name, String... tags) {
        return meters.get(name).tags(tags).counter().count();
    }

    private void score(long ticket, double first, double second) {
        bench.score(ticket, first, second);
        bench.count(scored(ticket, "cost", 812.5));
    }

    @Test
    void fitnessIsTheBestCandidatesAndThePopulationsMean() {
        score(1, 0.3, 0.5);
        score(2, 0.1, 0.1);

        gauges.measure();

        assertThat(gauge("evonorm.search.fitness.best")).isCloseTo(0.4, within(1e-9));
        assertThat(gauge("evonorm.search.fitness.mean")).isCloseTo(0.25, within(1e-9));
        assertThat(gauge("evonorm.search.population")).isEqualTo(2);

        score(3, 0.9, 0.7);
        gauges.measure();

        assertThat(gauge("evonorm.search.fitness.best")).isCloseTo(0.8, within(1e-9));
        assertThat(meters.find("evonorm.search.fitness.best").gauges()).hasSize(1);
    }

    @Test
    void aSearchThatHasEndedIsNoLabelAnyMore() {
        gauges.measure();
        assertThat(gauge("evonorm.search.in.flight")).isPositive();

        bench.searches.request(Bench.ID, Searches.Wish.STOP, "enough");
        gauges.measure();

        assertThat(meters.find("evonorm.search.in.flight").gauges()).isEmpty();
    }

    @Test
    void whatIsCountedIsTalliedByVerdictAndByTask() {
        Tally tally = new Tally(meters, bench.searches);

        tally.counted(rejected(1, "quality"));
        tally.counted(rejected(2, "a test of somebody else's"));
        tally.counted(accepted(3));
        tally.counted(repeated(4, 3));
        tally.counted(scored(3, RESNET, 0.5));
        tally.counted(failed(3, "a task of somebody else's"));

        assertThat(counter("evonorm.candidates", "verdict", "failedQuality")).isEqualTo(1);
        assertThat(counter("evonorm.candidates", "verdict", "failed")).isEqualTo(1);
        assertThat(counter("evonorm.candidates", "verdict", "accepted")).isEqualTo(1);
        assertThat(counter("evonorm.candidates", "verdict", "repeated")).isEqualTo(1);
        assertThat(counter("evonorm.candidates", "verdict", "dead")).isZero();
        assertThat(counter("evonorm.scores", "task", RESNET, "outcome", "scored"))
                .isEqualTo(1);
        assertThat(counter("evonorm.scores", "task", "other", "outcome", "failed"))
                .isEqualTo(1);
    }
}
