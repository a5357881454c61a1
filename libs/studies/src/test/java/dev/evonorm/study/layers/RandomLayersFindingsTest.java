package dev.evonorm.study.layers;

import dev.evonorm.study.Findings;
import dev.evonorm.study.Measured;
import dev.evonorm.study.Proposals;
import dev.evonorm.study.Row;
import dev.evonorm.study.Tiny;
import dev.evonorm.study.layers.RandomLayers.DataFacts;
import dev.evonorm.study.worker.Answer;
import dev.evonorm.training.Measurement;
import dev.evonorm.training.Measurement.Outcome;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RandomLayersFindingsTest {
    private static final String ANCHOR = "resnet50";

    private static Row row(String trial, String source, String probe, String sameAs) {
        return Row.of(trial)
                .with(Proposals.SOURCE, source)
                .with(Proposals.PROBE, probe)
                .with(Proposals.SAME_AS, sameAs)
                .with(Proposals.FORMULA, "x");
    }

    private static Row trained(String trial, String source, double accuracy, Outcome outcome) {
        Measurement made = new Measurement("quality", ANCHOR, outcome, accuracy, "", 1);
        return Measured.into(row(trial, source, Proposals.ALIVE, ""), new Answer(List.of(made), ""));
    }

    private static Map<String, Object> figures(Row... rows) {
        RandomLayers.Settings settings = new RandomLayers.Settings(
                rows.length,
                1,
                Tiny.SPACE,
                Tiny.tests(100, ANCHOR),
                List.of("bn-relu"),
                new DataFacts("none", 10, 1000));
        Findings findings = new RandomLayersFindings(settings, List.of(rows)).findings();
        return findings.figures();
    }

    @Test
    void deadAndDivergedLayersStandAtChanceAndRepeatedOnesShareAResult() {
        Map<String, Object> figures = figures(
                trained("bn-relu", RandomLayers.REFERENCE, 0.4, Outcome.PASSED),
                row("dead", RandomLayers.RANDOM, "constant", ""),
                trained("diverged", RandomLayers.RANDOM, Double.NaN, Outcome.FAILED),
                trained("near-chance", RandomLayers.RANDOM, 0.12, Outcome.FAILED),
                trained("better", RandomLayers.RANDOM, 0.45, Outcome.PASSED),
                row("the-same", RandomLayers.RANDOM, Proposals.ALIVE, "better"));

        assertThat(figures)
                .containsEntry("random", 5)
                .containsEntry("dead", 1L)
                .containsEntry("repeated", 1L)
                .containsEntry("trained", 3L)
                .containsEntry("atChance.resnet50", 3L)
                .containsEntry("beatStandard.resnet50", 2L)
                .containsEntry("best.resnet50", 0.45)
                .containsEntry("undecided", 0L);
    }

    @Test
    void aTrainingThatMissedItsDeadlineIsUndecidedAndCountsNowhere() {
        Map<String, Object> figures = figures(
                trained("late", RandomLayers.RANDOM, Double.NaN, Outcome.LATE),
                trained("fair", RandomLayers.RANDOM, 0.25, Outcome.PASSED));

        assertThat(figures).containsEntry("undecided", 1L).containsEntry("atChance.resnet50", 0L);
    }
}
