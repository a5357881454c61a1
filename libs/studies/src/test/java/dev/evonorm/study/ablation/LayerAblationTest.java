package dev.evonorm.study.ablation;

import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.study.Findings;
import dev.evonorm.study.Measured;
import dev.evonorm.study.Row;
import dev.evonorm.study.Tiny;
import dev.evonorm.study.Trial;
import dev.evonorm.study.worker.Answer;
import dev.evonorm.study.worker.Job;
import dev.evonorm.training.Measurement;
import dev.evonorm.training.Measurement.Outcome;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LayerAblationTest {
    private static final String ANCHOR = "resnet50";
    private static final RejectionSettings TESTS = Tiny.tests(2, ANCHOR);
    private static final LayerAblation STUDY = new LayerAblation(
            new LayerAblation.Settings(TESTS, TESTS.quality().training(), 4, "none"),
            List.of("evonorm-b0", "evonorm-b0-add"),
            3);

    /** What a worker would have said: the whole layer trains, the other diverges with the third seed and is unstable. */
    private static Answer answer(Trial trial) {
        boolean whole = !trial.id().contains("add");
        double accuracy = trial.id().endsWith("1") ? 0.30 : trial.id().endsWith("2") ? 0.32 : 0.34;
        boolean diverged = !whole && trial.id().endsWith("3");
        return new Answer(
                List.of(
                        measured("quality", true, accuracy),
                        measured("stability", whole, whole ? 12 : Double.POSITIVE_INFINITY),
                        measured(Job.SCORING, !diverged, diverged ? Double.NaN : accuracy)),
                "");
    }

    private static Measurement measured(String test, boolean passed, double figure) {
        return new Measurement(test, ANCHOR, passed ? Outcome.PASSED : Outcome.FAILED, figure, "", 1);
    }

    @Test
    void everyTrialHasItsOwnTrainingSeedInBothTrainings() {
        List<Job> jobs = STUDY.trials().stream()
                .map(trial -> Objects.requireNonNull(trial.job()))
                .toList();

        assertThat(jobs).hasSize(6).allMatch(job -> job.extent() == Job.Extent.EVERYTHING);
        assertThat(jobs.stream()
                        .limit(3)
                        .map(job -> job.settings().quality().training().seed()))
                .containsExactly(1L, 2L, 3L);
        assertThat(jobs.stream().limit(3).map(job -> Objects.requireNonNull(job.scoring())
                        .seed()))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void accuraciesAndVerdictsAreToldOverSeeds() {
        List<Row> rows = new ArrayList<>();
        STUDY.trials().forEach(trial -> rows.add(trial.result().apply(answer(trial))));

        Findings findings = STUDY.conclude(rows);

        assertThat(findings.figures())
                .containsEntry("passes.evonorm-b0", 3L)
                .containsEntry("passes.evonorm-b0-add", 0L);
        assertThat((Double) findings.figures().get("mean.evonorm-b0")).isCloseTo(0.32, within(1e-9));
        assertThat((Double) findings.figures().get("deviation.evonorm-b0")).isCloseTo(0.02, within(1e-9));
        assertThat((Double) findings.figures().get("mean.evonorm-b0-add")).isCloseTo(0.31, within(1e-9));
        assertThat(findings.tables().get(0).rows().get(1)).contains("1 of 3");
        assertThat(findings.tables().get(1).rows().get(1)).contains("not finite", "3 of 3", "0 of 3");
        assertThat(rows).allMatch(row -> Measured.made(row, Job.SCORING, ANCHOR));
    }
}
