package dev.evonorm.training;

import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.training.NetworkTrainer.Progress;
import dev.evonorm.training.TrainingGraph.Answered;
import dev.evonorm.training.TrainingOutcome.AtChance;
import dev.evonorm.training.TrainingOutcome.Diverged;
import dev.evonorm.training.TrainingOutcome.Overrun;
import dev.evonorm.training.TrainingOutcome.Trained;
import dev.evonorm.training.data.ImageSet;

import java.util.SplittableRandom;

/**
 * The steps of one training, then its judgement. The deadline is looked at between runs, the loss after every step, and the
 * answers where the rule of chance wants them.
 */
final class Training {
    private final TrainingSettings settings;
    private final TrainingImages images;
    private final Batch batch;
    private final Progress progress;
    private final ChanceRule chance;

    Training(
            TrainingSettings settings,
            ImageSet images,
            ImageForm form,
            Normalisation normalisation,
            Progress progress,
            ChanceRule chance) {
        this.settings = settings;
        this.progress = progress;
        this.chance = chance;
        this.images = new TrainingImages(images, form, normalisation, new SplittableRandom(settings.seed()));
        this.batch = Batch.of(settings.batch(), form.trainingSide());
    }

    TrainingOutcome run(TrainingGraph graph, Meter meter, Judging judging) {
        int steps = settings.steps();
        int tail = Math.max(1, steps / 10);
        double tailLoss = 0;
        for (int step = 0; step < steps; step++) {
            if (meter.overrun()) {
                return new Overrun(step, meter.deadline(), meter.figures());
            }
            Answered answered = step(graph, meter, step);
            double loss = answered.loss();
            if (!Double.isFinite(loss)) {
                return new Diverged(step + 1, "the loss was " + loss + " at step " + (step + 1), meter.figures());
            }
            tailLoss += step >= steps - tail ? loss / tail : 0;
            progress.step(step + 1, steps, loss);
            if (chance.looksAt(step + 1) && chance.endsWith(answered.logits(), batch.size(), meter.cpuSeconds())) {
                return new AtChance(step + 1, chance.reason(), meter.figures());
            }
        }
        return judged(judging.judge(graph, meter), tailLoss, meter);
    }

    private Answered step(TrainingGraph graph, Meter meter, int step) {
        meter.stepStarts();
        images.next(batch);
        double rate = LearningRate.at(settings.schedule(), settings.learningRate(), step, settings.steps());
        Answered answered =
                chance.looksAt(step + 1) ? graph.answeredStep(batch, rate) : Answered.unheard(graph.step(batch, rate));
        meter.stepEnds();
        return answered;
    }

    private TrainingOutcome judged(Judging.Result result, double loss, Meter meter) {
        return switch (result.end()) {
            case JUDGED -> new Trained(result.accuracy(), loss, meter.figures());
            case NOT_FINITE -> new Diverged(meter.steps(), "an answer in judgement was not finite", meter.figures());
            case LATE -> new Overrun(meter.steps(), meter.deadline(), meter.figures());
        };
    }
}
