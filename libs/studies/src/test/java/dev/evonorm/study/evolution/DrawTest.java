package dev.evonorm.study.evolution;

import dev.evonorm.contracts.settings.Criterion;
import dev.evonorm.contracts.settings.Order;
import dev.evonorm.contracts.settings.PopulationSettings;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.study.Tiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class DrawTest {
    private static final int ARRIVED = 40;
    private static final int WINDOW = 30;

    /** The last thirty of forty members, on two objectives. */
    private static final List<Contestant> POPULATION = IntStream.range(ARRIVED - WINDOW, ARRIVED)
            .mapToObj(i -> new Contestant("m" + i, List.of((i * 17 % 40) / 40.0, (i * 29 % 10) / 10.0)))
            .toList();

    private static SearchSettings settings(Criterion criterion, double fraction, int initialSize) {
        return Tiny.search(
                        new PopulationSettings(initialSize, WINDOW, fraction, criterion, Order.TICKET),
                        "resnet50",
                        "mobilenetv2")
                .withSeed(42);
    }

    /** What the selector's script drew in Redis 6.2 for the tickets 1 to 40 of a search with seed 42. */
    @ParameterizedTest
    @CsvSource({
        "PARETO, 0.05, m16 m36 m16 m14 m11 m21 m37 m39 m18 m35 m18 m34 m21 m35 m33 m12 m30 m20 m16 m12 m20 m16 m25 m21 m23 m13 m32 m33 m18 m24 m11 m34 m25 m39 m37 m11 m31 m22 m12 m13",
        "PARETO, 0.3, m23 m32 m23 m11 m11 m11 m32 m11 m21 m31 m14 m23 m14 m28 m21 m32 m32 m14 m11 m35 m14 m14 m22 m25 m12 m16 m22 m28 m14 m14 m35 m21 m21 m21 m25 m14 m34 m21 m37 m28",
        "PARETO, 1.0, m21 m14 m14 m21 m14 m21 m21 m14 m14 m21 m14 m21 m21 m14 m14 m14 m21 m14 m21 m21 m21 m14 m21 m14 m21 m21 m14 m14 m14 m21 m14 m14 m14 m14 m21 m14 m14 m14 m14 m21",
        "AVERAGE, 0.05, m23 m36 m16 m14 m11 m21 m37 m39 m22 m35 m18 m35 m21 m35 m34 m13 m25 m15 m23 m12 m15 m16 m25 m21 m23 m13 m32 m18 m18 m18 m11 m34 m25 m39 m37 m11 m31 m22 m12 m13",
        "AVERAGE, 0.3, m14 m32 m14 m11 m11 m11 m14 m11 m21 m32 m11 m23 m14 m32 m21 m14 m32 m14 m11 m11 m11 m21 m22 m25 m35 m32 m23 m35 m14 m21 m35 m21 m21 m21 m13 m21 m35 m21 m32 m23",
        "AVERAGE, 1.0, m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21 m21"
    })
    void tournamentsAreWonByWhomTheScriptDrew(Criterion criterion, double fraction, String winners) {
        Draw draw = new Draw(settings(criterion, fraction, 1));

        List<String> drawn = LongStream.rangeClosed(1, 40)
                .mapToObj(ticket -> draw.parent(ticket, ARRIVED, POPULATION).orElseThrow())
                .toList();

        assertThat(drawn).containsExactly(winners.split(" "));
    }

    @Test
    void beforeTheFirstTournamentHandMadeLayersComeInTurnAndThenAtRandom() {
        Draw draw = new Draw(settings(Criterion.PARETO, 0.25, ARRIVED + 1));

        assertThat(draw.parent(1, 0, List.of())).contains("bn-relu");
        assertThat(draw.parent(8, 0, List.of())).contains("rs-rej");
        assertThat(LongStream.rangeClosed(9, 200)
                        .mapToObj(ticket -> draw.parent(ticket, ARRIVED, POPULATION))
                        .map(Optional::orElseThrow)
                        .distinct())
                .hasSize(8)
                .contains("bn-relu", "frn");
    }
}
