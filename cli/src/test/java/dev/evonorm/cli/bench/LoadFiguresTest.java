package dev.evonorm.cli.bench;

import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.status.Funnel;
import dev.evonorm.contracts.status.SearchState;
import dev.evonorm.contracts.status.SearchStatus;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LoadFiguresTest {
    private static final Load LOAD = Load.of(10, 2, Duration.ofSeconds(1));

    @Test
    void ratesIdleShareAndCostAreDifferencesOfTwoReadings() {
        LoadFigures figures = LoadFigures.between(LOAD, reading(0, 1, 100, 50), reading(20, 3, 300, 200));

        assertThat(figures.seconds()).isEqualTo(20);
        assertThat(figures.decidedPerSecond()).isEqualTo(10);
        assertThat(figures.scoredPerSecond()).isEqualTo(5);
        assertThat(figures.eventsPerSecond()).isEqualTo(40);
        assertThat(figures.idle()).isEqualTo(1 - 150 / 200.0, within(1e-9));
        assertThat(figures.cpuMillis())
                .containsEntry("broker", 10.0)
                .containsEntry("trainer", 20.0)
                .doesNotContainKey("trainer-1");
        assertThat(figures.controlPlaneMillis()).isEqualTo(10);
    }

    @Test
    void whatIsNotAnsweredIsWhatCameInLessWhatWentOut() {
        Reading reading = new Reading(
                0,
                Map.of(),
                Map.of(
                        Topics.WINNERS, 100L,
                        Topics.PROPOSED, 90L,
                        Topics.REJECTED, 30L,
                        Topics.ACCEPTED, 50L,
                        Topics.SCORED, 40L),
                0,
                status(new Funnel(100, 28, 0, 0, 0, 0, 45, 39)));

        assertThat(reading.unanswered())
                .containsEntry("mutator", 10L)
                .containsEntry("rejection", 10L)
                .containsEntry("trainer", 10L)
                .containsEntry("selector", 8L);
    }

    @Test
    void tablesHaveARowALoadAndCompareWithTheFirst() {
        List<LoadFigures> loads = List.of(
                LoadFigures.between(LOAD, reading(0, 1, 100, 50), reading(20, 3, 300, 200)),
                LoadFigures.between(LOAD, reading(0, 1, 100, 50), reading(20, 5, 300, 200)));

        assertThat(LoadTable.rates(loads).lines()).hasSize(4).last().asString().contains("10 |", "25.0 %");
        assertThat(LoadTable.costs(loads).lines().skip(2))
                .satisfiesExactly(first -> assertThat(first).endsWith("1.00"), second -> assertThat(second)
                        .endsWith("2.00"));
        assertThat(LoadTable.unanswered(loads)).contains("rejection");
    }

    private static Reading reading(long seconds, double cpu, long decided, double busy) {
        return new Reading(
                seconds * 1_000_000_000L,
                Map.of("broker", cpu, "trainer-1", cpu, "trainer-2", cpu),
                Map.of(Topics.WINNERS, 4 * decided),
                busy,
                status(new Funnel(decided, decided / 2, 0, 0, 0, 0, decided / 2, decided / 2)));
    }

    private static SearchStatus status(Funnel funnel) {
        return new SearchStatus("load", SearchState.RUNNING, null, Duration.ZERO, funnel, 0, 1000, null, 0);
    }
}
