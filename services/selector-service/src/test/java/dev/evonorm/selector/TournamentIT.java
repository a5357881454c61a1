package dev.evonorm.selector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.Better;
import dev.evonorm.contracts.settings.Criterion;
import dev.evonorm.contracts.settings.Objective;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.service.RedisConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static dev.evonorm.selector.SettingsFixture.RESNET;
import static org.assertj.core.api.Assertions.assertThat;

/** Frequencies over seeded draws; bounds are five standard deviations of the binomial distribution. */
@ExtendWith(RedisServer.class)
class TournamentIT {
    private static final int DRAWS = 20_000;

    private static Bench bench(RedisConnection redis, Criterion criterion, double fraction) {
        SettingsFixture fixture = SettingsFixture.settings();
        fixture.criterion = criterion;
        fixture.fraction = fraction;
        return new Bench(redis, fixture).started();
    }

    private static List<String> draw(Bench bench, int draws) {
        return bench.steps.list("draw", Bench.ID, "1", Integer.toString(draws)).stream()
                .map(String.class::cast)
                .toList();
    }

    private static Map<String, Long> frequencies(List<String> winners) {
        return winners.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static void assertBinomial(long observed, double probability) {
        double deviation = Math.sqrt(DRAWS * probability * (1 - probability));
        assertThat((double) observed)
                .isBetween(DRAWS * probability - 5 * deviation, DRAWS * probability + 5 * deviation);
    }

    @Test
    void everySubsetOfTheSampleSizeIsEquallyLikely(RedisConnection redis) {
        Bench bench = bench(redis, Criterion.AVERAGE, 0.5);
        List<Object> samples = bench.steps.list("sample", Bench.ID, "1", Integer.toString(DRAWS), "5", "2");
        Map<String, Long> subsets = frequencies(samples.stream()
                .map(sample ->
                        Arrays.stream(((String) sample).split(" ")).sorted().collect(Collectors.joining(" ")))
                .toList());
        assertThat(subsets).hasSize(10);
        subsets.values().forEach(count -> assertBinomial(count, 0.1));
    }

    @Test
    void averageTakesTheHighestMeanOfItsSample(RedisConnection redis) {
        Bench bench = bench(redis, Criterion.AVERAGE, 0.3);
        String[] members = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> "m%02d %s %s".formatted(i, i / 20.0, i / 10.0))
                .toArray(String[]::new);
        bench.steps.number("populate", Bench.ID, members);
        Map<String, Long> wins = frequencies(draw(bench, DRAWS));
        // Three of ten: the k-th worst wins when the other two are among the k-1 below it.
        for (int k = 1; k <= 10; k++) {
            assertBinomial(wins.getOrDefault("m%02d".formatted(k), 0L), (k - 1) * (k - 2) / 2.0 / 120);
        }
    }

    @Test
    void averageChoosesEquallyAmongEqualMeans(RedisConnection redis) {
        Bench bench = bench(redis, Criterion.AVERAGE, 1);
        bench.steps.number("populate", Bench.ID, "a 0.25 0.75", "b 0.5 0.5", "c 0.75 0.25", "d 0.5 0.25");
        Map<String, Long> wins = frequencies(draw(bench, DRAWS));
        assertThat(wins).containsOnlyKeys("a", "b", "c");
        wins.values().forEach(count -> assertBinomial(count, 1 / 3.0));
    }

    @Test
    void everyMemberOfTheFrontWinsEquallyOftenAndDominatedOnesNever(RedisConnection redis) {
        Bench bench = bench(redis, Criterion.PARETO, 1);
        bench.steps.number(
                "populate",
                Bench.ID,
                "a 0.9 0.1",
                "b 0.5 0.5",
                "twin 0.5 0.5",
                "c 0.1 0.9",
                "equalInOne 0.9 0.05",
                "worse 0.4 0.4",
                "worst 0.05 0.05");
        Map<String, Long> wins = frequencies(draw(bench, DRAWS));
        assertThat(wins).containsOnlyKeys("a", "b", "twin", "c");
        wins.values().forEach(count -> assertBinomial(count, 0.25));
    }

    @Test
    void whereLowIsGoodTheCheaperWinsAndWhatCostsMoreForNothingNever(RedisConnection redis) {
        SettingsFixture fixture = SettingsFixture.settings();
        fixture.objectives =
                new Objectives(List.of(Objective.share(RESNET), new Objective("cost", Better.LOWER, "ms")));
        fixture.fraction = 1;
        Bench bench = new Bench(redis, fixture).started();
        bench.steps.number(
                "populate",
                Bench.ID,
                "accurate 0.9 812.5",
                "cheap 0.3 90",
                "between 0.5 100.25",
                "twin 0.5 100.25",
                "dearer 0.5 100.5",
                "worse 0.29 90",
                "worst 0.1 9000");
        Map<String, Long> wins = frequencies(draw(bench, DRAWS));
        assertThat(wins).containsOnlyKeys("accurate", "cheap", "between", "twin");
        wins.values().forEach(count -> assertBinomial(count, 0.25));
    }

    @Test
    void aSearchBegunBeforeObjectivesHadDirectionsGoesOn(RedisConnection redis) throws JsonProcessingException {
        Bench bench = bench(redis, Criterion.PARETO, 1);
        String key = new Keys(Bench.ID).of("rules");
        ObjectNode rules = (ObjectNode) Json.mapper().readTree(redis.commands().get(key));
        redis.commands().set(key, rules.without(List.of("lower", "aside")).toString());
        bench.steps.number("populate", Bench.ID, "a 0.9 0.1", "b 0.1 0.9", "worse 0.1 0.1");

        assertThat(frequencies(draw(bench, 1000))).containsOnlyKeys("a", "b");
        bench.score(1, 0.25, 0.75);
        assertThat(bench.archive.layer(Bench.ID, Bench.id(1)).orElseThrow().mean())
                .isEqualTo(0.5);
    }

    @Test
    void theSampleIsAtLeastOneAndAtMostAll(RedisConnection redis) {
        Bench none = bench(redis, Criterion.AVERAGE, 0);
        none.steps.number("populate", Bench.ID, "a 0.1 0.1", "b 0.9 0.9");
        Map<String, Long> wins = frequencies(draw(none, DRAWS));
        wins.values().forEach(count -> assertBinomial(count, 0.5));
    }

    @Test
    void onlyTheWindowTakesPart(RedisConnection redis) {
        SettingsFixture fixture = SettingsFixture.settings();
        fixture.window = 2;
        fixture.fraction = 1;
        fixture.criterion = Criterion.AVERAGE;
        Bench bench = new Bench(redis, fixture).started();
        bench.steps.number("populate", Bench.ID, "best 0.9 0.9", "second 0.8 0.8", "third 0.7 0.7");
        assertThat(draw(bench, 100)).containsOnly("second");
        assertThat(redis.commands().hgetall(new Keys(Bench.ID).of("population")).values())
                .containsExactlyInAnyOrder("second 0.8 0.8", "third 0.7 0.7");
    }

    @Test
    void theSameTicketsDrawTheSameParentsAgain(RedisConnection redis) {
        Bench bench = bench(redis, Criterion.PARETO, 0.2);
        List<String> members = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            members.add("m%d %s %s".formatted(i, (i * 17 % 40) / 40.0, (i * 29 % 40) / 40.0));
        }
        bench.steps.number("populate", Bench.ID, members.toArray(String[]::new));
        List<String> once = draw(bench, 500);
        assertThat(draw(bench, 500)).isEqualTo(once);
    }
}
