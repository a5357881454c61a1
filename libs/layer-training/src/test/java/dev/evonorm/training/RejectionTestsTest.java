package dev.evonorm.training;

import dev.evonorm.contracts.settings.QualitySettings;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.StabilitySettings;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RejectionTestsTest {
    private static final StabilitySettings STABILITY = new StabilitySettings(8, 0.01, 8, 1e8);

    private final RejectionTests tests = new RejectionTests(ToySettings.THREADS);
    private final List<String> told = new ArrayList<>();

    @Test
    void aGoodLayerPassesBothTestsOnOneAnchorAfterTheOther() {
        Verdict verdict = run("bn-relu", settings("mobilenetv2", "resnet50"));

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(told)
                .containsExactly(
                        "quality on mobilenetv2",
                        "stability on mobilenetv2",
                        "quality on resnet50",
                        "stability on resnet50");
        assertThat(verdict.figures())
                .containsOnlyKeys(
                        "quality.mobilenetv2", "stability.mobilenetv2", "quality.resnet50", "stability.resnet50");
        assertThat(verdict.figures().get("quality.resnet50")).isBetween(0.5, 1.0);
        assertThat(verdict.figures().get("stability.resnet50")).isBetween(1e-3, 1e8);
    }

    @Test
    void aLayerThatForgetsTheImageFailsQualityAndNothingElseIsRun() {
        Verdict verdict = run("random", settings("resnet50", "mobilenetv2"));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Rejected.class, rejected -> {
            assertThat(rejected.test()).isEqualTo("quality");
            assertThat(rejected.anchor()).isEqualTo(Anchor.RESNET50);
            assertThat(rejected.reason()).contains("under the threshold 0.500");
        });
        assertThat(told).containsExactly("quality on resnet50");
    }

    @Test
    void aNormOverTheLimitFailsStabilityAtThatStep() {
        RejectionSettings strict = settings(ToySettings.MINUTES, new StabilitySettings(8, 0.01, 8, 1), "resnet50");

        Verdict verdict = run("bn-relu", strict);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Rejected.class, rejected -> {
            assertThat(rejected.test()).isEqualTo("stability");
            assertThat(rejected.figures().get("stability.resnet50")).isGreaterThan(1);
            assertThat(rejected.reason()).contains("over the limit 1.00");
        });
    }

    @Test
    void aLayerThatBlowsUpIsRejectedByStability() {
        TestOutcome outcome = new StabilityTest(ToySettings.THREADS)
                .run(
                        ToySettings.layer("identity"),
                        Anchor.RESNET50,
                        ToyImages.dataset(),
                        new StabilitySettings(100, 0.01, 16, 1e8),
                        ToySettings.steps(1));

        assertThat(outcome).isInstanceOfSatisfying(TestOutcome.Failed.class, failed -> assertThat(failed.reason())
                .contains("ascent steps"));
    }

    @Test
    void aPassedDeadlineIsNoVerdictOnTheLayer() {
        Verdict verdict = run("bn-relu", settings(Duration.ofMillis(1), STABILITY, "resnet50"));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Overrun.class, overrun -> {
            assertThat(overrun.test()).isEqualTo("quality");
            assertThat(overrun.reason()).contains("after step 0 of 20");
        });
    }

    @Test
    void anUnknownAnchorIsRefusedBeforeAnythingRuns() {
        assertThatThrownBy(() -> run("bn-relu", settings("resnet50", "vgg")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'vgg'")
                .hasMessageContaining("resnet50, mobilenetv2, efficientnetb0");
        assertThat(told).isEmpty();
    }

    private Verdict run(String layer, RejectionSettings settings) {
        return tests.run(
                ToySettings.layer(layer),
                ToyImages.dataset(),
                settings,
                (test, anchor) -> told.add(test + " on " + anchor.id()));
    }

    private static RejectionSettings settings(String... anchors) {
        return settings(ToySettings.MINUTES, STABILITY, anchors);
    }

    private static RejectionSettings settings(Duration deadline, StabilitySettings stability, String... anchors) {
        QualitySettings quality = new QualitySettings(0.5, ToySettings.within(20, deadline));
        return new RejectionSettings(List.of(anchors), false, false, quality, stability);
    }
}
