package dev.evonorm.study.evolution;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StandingTest {
    private static final double CHANCE = 0.1;

    private static Decided accepted(long ticket, double cpu, double score, String sameAs) {
        return new Decided(
                "run", ticket, Verdict.ACCEPTED, sameAs, List.of(score, score), cpu, "f" + ticket, "x", null);
    }

    private static final List<Decided> DECIDED = List.of(
            accepted(1, 10, 0.3, ""),
            new Decided("run", 2, Verdict.QUALITY, "", List.of(), 5, "f2", "x", null),
            accepted(3, 0, 0.3, "1"),
            accepted(4, 10, 0.5, ""),
            accepted(5, 10, 0.2, ""),
            accepted(6, 10, 0.4, ""));

    @Test
    void whereFewerWereAcceptedTheMissingOnesCountAtChance() {
        List<Standing> standings = Standing.along(DECIDED, 100, 2, CHANCE);

        assertThat(standings).extracting(Standing::accepted).containsExactly(0, 1, 2, 3, 4);
        assertThat(standings).extracting(Standing::cpu).containsExactly(0.0, 10.0, 25.0, 35.0, 45.0);
        assertThat(standings.get(0).top()).isEqualTo(CHANCE);
        assertThat(standings.get(1).top()).isCloseTo((0.3 + CHANCE) / 2, within(1e-12));
        assertThat(standings.get(2).top()).isCloseTo(0.4, within(1e-12));
        assertThat(standings.get(3).top()).isCloseTo(0.4, within(1e-12));
        assertThat(standings.get(4).top()).isCloseTo(0.45, within(1e-12));
    }

    @Test
    void whatComesAfterTheBudgetDoesNotCount() {
        assertThat(Standing.along(DECIDED, 44.9, 2, CHANCE)).hasSize(4);
        assertThat(Standing.at(Standing.along(DECIDED, 100, 2, CHANCE), 34.9).accepted())
                .isEqualTo(2);
    }
}
