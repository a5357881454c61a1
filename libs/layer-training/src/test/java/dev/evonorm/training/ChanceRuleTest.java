package dev.evonorm.training;

import dev.evonorm.contracts.settings.ChanceSettings;
import dev.evonorm.contracts.settings.QualitySettings;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.StabilitySettings;
import dev.evonorm.training.Measurement.Early;
import dev.evonorm.training.Measurement.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** The early end of a quality training, with real trainings. */
class ChanceRuleTest {
    private static final ChanceSettings CHANCE = new ChanceSettings(10, 0.001);
    private static final int STEPS = 20;
    private static final RejectionTests.Progress IGNORED = (test, anchor) -> {};

    private final RejectionTests tests = new RejectionTests(ToySettings.THREADS);

    @Test
    void theSpreadIsTheLargestDifferenceOfOneClassBetweenTwoImages() {
        ChanceRule rule = ChanceRule.of(new ChanceSettings(3, 1.5), true);

        boolean ends = rule.endsWith(new float[] {0, 10, 1, 10.5f, -0.25f, 9.5f}, 3, 4.25);

        assertThat(rule.looksAt(3)).isTrue();
        assertThat(rule.looksAt(4)).isFalse();
        assertThat(rule.spread()).isEqualTo(1.25);
        assertThat(rule.cpuSeconds()).isEqualTo(4.25);
        assertThat(ends).isTrue();
        assertThat(rule.reason())
                .isEqualTo("at chance: at step 3 the answers to two images differ by 1.25 at most, less than 1.50");
    }

    @Test
    void answersThatAreNotFiniteAreNotAtChance() {
        ChanceRule rule = ChanceRule.of(new ChanceSettings(1, 1), true);

        assertThat(rule.endsWith(new float[] {Float.NaN, Float.NaN}, 2, 0)).isFalse();
    }

    @Test
    void aLayerThatForgetsTheImageIsGivenUpAtThatStep() {
        Verdict verdict = tests.run(ToySettings.layer("random"), ToyImages.dataset(), settings(CHANCE), IGNORED);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Rejected.class, rejected -> {
            assertThat(rejected.test()).isEqualTo("quality");
            assertThat(rejected.reason())
                    .startsWith("at chance: at step 10 the answers to two images differ by")
                    .endsWith("less than 0.00100");
            assertThat(rejected.figures().get("quality.resnet50")).isNaN();
        });
    }

    @Test
    void aGoodLayerIsTrainedToTheEndAndComesToTheSameAccuracy() {
        Verdict with = run("bn-relu", settings(CHANCE));
        Verdict without = run("bn-relu", settings(null));

        assertThat(with).isInstanceOf(Verdict.Passed.class);
        assertThat(with.figures()).isEqualTo(without.figures());
    }

    @Test
    void aMeasurementGoesOnToTheEndAndTellsWhatTheRuleSaw() {
        Measurement random = measure("random");
        Measurement good = measure("bn-relu");

        assertThat(random.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(random.figure()).isBetween(0.0, 0.5);
        Early dull = Objects.requireNonNull(random.early());
        assertThat(dull.spread()).isBetween(0.0, 0.001);
        assertThat(dull.cpuSeconds()).isBetween(0.0, random.cpuSeconds());
        assertThat(good.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(Objects.requireNonNull(good.early()).spread()).isGreaterThan(0.1);
    }

    private Measurement measure(String layer) {
        return tests.measure(
                RejectionTests.QUALITY,
                ToySettings.layer(layer),
                Anchor.RESNET50,
                ToyImages.dataset(),
                settings(CHANCE));
    }

    private Verdict run(String layer, RejectionSettings settings) {
        return tests.run(ToySettings.layer(layer), ToyImages.dataset(), settings, IGNORED);
    }

    private static RejectionSettings settings(@Nullable ChanceSettings chance) {
        return new RejectionSettings(
                List.of("resnet50"),
                false,
                false,
                new QualitySettings(0.5, ToySettings.steps(STEPS), chance),
                new StabilitySettings(2, 0.01, 8, 1e8));
    }
}
