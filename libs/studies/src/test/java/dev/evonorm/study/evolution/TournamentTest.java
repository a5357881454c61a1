package dev.evonorm.study.evolution;

import dev.evonorm.contracts.settings.Criterion;
import dev.evonorm.contracts.settings.Order;
import dev.evonorm.contracts.settings.PopulationSettings;
import dev.evonorm.study.Tiny;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Frequencies over seeded draws; bounds are five standard deviations of the binomial distribution. */
class TournamentTest {
    private static final int DRAWS = 20_000;
    /** m1 is the worst, m10 the best. */
    private static final List<Contestant> TEN = IntStream.rangeClosed(1, 10)
            .mapToObj(i -> member("m" + i, i / 20.0, i / 10.0))
            .toList();

    private static Contestant member(String id, Double... scores) {
        return new Contestant(id, List.of(scores));
    }

    private static Map<String, Long> wins(Criterion criterion, double fraction, List<Contestant> population) {
        Draw draw = new Draw(Tiny.search(
                new PopulationSettings(1, 100, fraction, criterion, Order.TICKET), "resnet50", "mobilenetv2"));
        return LongStream.rangeClosed(1, DRAWS)
                .mapToObj(ticket ->
                        draw.parent(ticket, population.size(), population).orElseThrow())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static void assertBinomial(long observed, double probability) {
        double deviation = Math.sqrt(DRAWS * probability * (1 - probability));
        assertThat((double) observed)
                .isBetween(DRAWS * probability - 5 * deviation, DRAWS * probability + 5 * deviation);
    }

    @Test
    void everyMemberOfTheFrontWinsEquallyOftenAndDominatedOnesNever() {
        Map<String, Long> wins = wins(
                Criterion.PARETO,
                1,
                List.of(
                        member("a", 0.9, 0.1),
                        member("worse", 0.4, 0.4),
                        member("b", 0.5, 0.5),
                        member("twin", 0.5, 0.5),
                        member("equalInOne", 0.9, 0.05),
                        member("c", 0.1, 0.9)));

        assertThat(wins).containsOnlyKeys("a", "b", "twin", "c");
        wins.values().forEach(count -> assertBinomial(count, 0.25));
    }

    @Test
    void averageTakesTheHighestMeanOfItsSampleAndTheSampleIsUniform() {
        Map<String, Long> wins = wins(Criterion.AVERAGE, 0.3, TEN);

        // Three of ten: the k-th worst wins when the other two are among the k-1 below it.
        for (int k = 1; k <= 10; k++) {
            assertBinomial(wins.getOrDefault("m" + k, 0L), (k - 1) * (k - 2) / 2.0 / 120);
        }
    }

    @Test
    void aSampleOfOneIsAnyMemberEquallyOften() {
        Map<String, Long> wins = wins(Criterion.PARETO, 0, TEN);

        assertThat(wins).hasSize(10);
        wins.values().forEach(count -> assertBinomial(count, 0.1));
    }
}
