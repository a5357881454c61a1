package dev.evonorm.training;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.training.NetworkTrainer.Progress;
import dev.evonorm.training.TrainingOutcome.Diverged;
import dev.evonorm.training.TrainingOutcome.Overrun;
import dev.evonorm.training.TrainingOutcome.Trained;
import dev.evonorm.training.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NetworkTrainerTest {
    private final NetworkTrainer trainer = new NetworkTrainer(ToySettings.THREADS);

    @ParameterizedTest
    @EnumSource(Anchor.class)
    void everyAnchorLearnsASeparableSet(Anchor anchor) {
        TrainingOutcome outcome = train("bn-relu", anchor, ToySettings.steps(40), Progress.NONE);

        assertThat(outcome).isInstanceOfSatisfying(Trained.class, trained -> {
            assertThat(trained.accuracy()).isGreaterThan(0.95);
            assertThat(trained.loss()).isBetween(0.0, 0.3);
        });
    }

    @Test
    void equalSeedsGiveEqualBitsAndOthersDoNot() {
        List<Double> first = losses(ToySettings.steps(8));
        List<Double> again = losses(ToySettings.steps(8));
        List<Double> otherSeed = losses(ToySettings.steps(8).withSeed(8));

        assertThat(again).isEqualTo(first);
        assertThat(otherSeed).isNotEqualTo(first);
    }

    @Test
    void equalSeedsGiveEqualBitsOnCompiledNetworksToo() {
        assertThat(losses(ToySettings.compiled(4))).isEqualTo(losses(ToySettings.compiled(4)));
    }

    @Test
    void equalSeedsGiveTheSameAccuracyTwice() {
        Trained first = (Trained) train("evonorm-b0", Anchor.EFFICIENTNETB0, ToySettings.steps(5), Progress.NONE);
        Trained again = (Trained) train("evonorm-b0", Anchor.EFFICIENTNETB0, ToySettings.steps(5), Progress.NONE);

        assertThat(again.accuracy()).isEqualTo(first.accuracy());
        assertThat(again.loss()).isEqualTo(first.loss());
    }

    @Test
    void figuresTellWhatItTook() {
        Trained trained = (Trained) train("evonorm-s0", Anchor.MOBILENETV2, ToySettings.steps(6), Progress.NONE);

        var figures = trained.figures();
        assertThat(figures.steps()).isEqualTo(6);
        assertThat(figures.stepMillis()).isPositive();
        assertThat(figures.firstStepMillis()).isPositive();
        assertThat(figures.cpuSeconds()).isPositive();
        assertThat(figures.parameters()).isPositive();
    }

    @Test
    void aLossThatIsNotFiniteIsAnOutcomeAtThatStep() {
        List<Double> seen = new ArrayList<>();
        TrainingOutcome outcome =
                train("exp", Anchor.RESNET50, ToySettings.steps(50), (step, steps, loss) -> seen.add(loss));

        assertThat(outcome).isInstanceOfSatisfying(Diverged.class, diverged -> {
            assertThat(diverged.step()).isEqualTo(seen.size() + 1);
            assertThat(diverged.reason()).contains("step " + diverged.step());
            assertThat(diverged.figures().steps()).isEqualTo(diverged.step());
        });
        assertThat(seen).allMatch(Double::isFinite);
    }

    @Test
    void aDeadlineThatPassesIsAnOutcome() {
        TrainingSettings settings = ToySettings.within(1_000_000, Duration.ofSeconds(2));

        TrainingOutcome outcome = train("bn-relu", Anchor.MOBILENETV2, settings, Progress.NONE);

        assertThat(outcome).isInstanceOfSatisfying(Overrun.class, overrun -> {
            assertThat(overrun.step()).isEqualTo(overrun.figures().steps());
            assertThat(overrun.deadline()).isEqualTo(Duration.ofSeconds(2));
        });
    }

    @Test
    void theJudgementNamesTheImages() {
        var settings = ToySettings.steps(1);
        var otherTest = new Dataset(
                "toy",
                ToyImages.dataset().classes(),
                new ToyImages(300, 1),
                new ToyImages(60, 2),
                new ToyImages(90, 4),
                "none");
        double validation = accuracy(otherTest, settings, Judgement.VALIDATION);
        double test = accuracy(otherTest, settings, Judgement.TEST);

        assertThat(validation * 60).isCloseTo(Math.rint(validation * 60), within(1e-9));
        assertThat(test * 90).isCloseTo(Math.rint(test * 90), within(1e-9));
    }

    @Test
    void thePaperScaleTrainsOnCropsAndJudgesWholeImages() {
        TrainingSettings settings = new TrainingSettings(
                "toy", Scale.PAPER, 1, 2, 0.01, Schedule.COSINE, 0.9, 1e-4, 1, ToySettings.MINUTES);

        TrainingOutcome outcome = train("evonorm-b0", Anchor.RESNET50, settings, Progress.NONE);

        assertThat(outcome).isInstanceOf(Trained.class);
    }

    private double accuracy(Dataset data, TrainingSettings settings, Judgement judgement) {
        TrainingOutcome outcome =
                trainer.train(ToySettings.layer("bn-relu"), Anchor.RESNET50, data, settings, judgement, Progress.NONE);
        return ((Trained) outcome).accuracy();
    }

    private List<Double> losses(TrainingSettings settings) {
        List<Double> losses = new ArrayList<>();
        train("gn-relu", Anchor.RESNET50, settings, (step, steps, loss) -> losses.add(loss));
        return losses;
    }

    private TrainingOutcome train(String layer, Anchor anchor, TrainingSettings settings, Progress progress) {
        return trainer.train(
                ToySettings.layer(layer), anchor, ToyImages.dataset(), settings, Judgement.VALIDATION, progress);
    }
}
