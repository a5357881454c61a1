package dev.evonorm.training.worker;

import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.contracts.task.Evaluation;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.Judgement;
import dev.evonorm.training.NetworkTrainer;
import dev.evonorm.training.TrainingOutcome;
import dev.evonorm.training.TrainingOutcome.Diverged;
import dev.evonorm.training.TrainingOutcome.Figures;
import dev.evonorm.training.TrainingOutcome.Overrun;
import dev.evonorm.training.TrainingOutcome.Trained;
import dev.evonorm.training.data.DatasetCatalogue;
import dev.evonorm.training.data.DatasetException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Trains one anchor with one layer, both as an event names them. Initial weights, batches and augmentation come from the
 * settings' seed and from nothing of the candidate: all candidates of a search start from the same weights and see the
 * same images in the same order, so their scores differ by the layer alone. Safe for use by several threads.
 */
public final class AnchorTraining {
    private final DatasetCatalogue datasets;
    private final NetworkTrainer trainer;

    /** @param threads TensorFlow threads that one training may use */
    public AnchorTraining(DatasetCatalogue datasets, int threads) {
        this.datasets = datasets;
        this.trainer = new NetworkTrainer(threads);
    }

    /** Trains and judges; an unknown anchor or data set is a failure whose reason names those that are known. */
    public Evaluation run(LayerGraph layer, String anchor, TrainingSettings settings, Judgement judgedOn) {
        Optional<Anchor> known = Anchor.byId(anchor);
        if (known.isEmpty()) {
            return new Evaluation.Failed(
                    "there is no anchor %s here; known are %s".formatted(anchor, String.join(", ", Anchor.ids())));
        }
        try {
            return evaluation(
                    trainer.train(
                            layer,
                            known.get(),
                            datasets.named(settings.data()),
                            settings,
                            judgedOn,
                            NetworkTrainer.Progress.NONE),
                    settings);
        } catch (DatasetException e) {
            return new Evaluation.Failed(String.valueOf(e.getMessage()));
        }
    }

    private static Evaluation evaluation(TrainingOutcome outcome, TrainingSettings settings) {
        if (outcome instanceof Trained trained) {
            return new Evaluation.Scored(trained.accuracy(), figures(trained));
        }
        if (outcome instanceof Diverged diverged) {
            return new Evaluation.Failed(
                    "diverged at step %d of %d: %s".formatted(diverged.step(), settings.steps(), diverged.reason()));
        }
        Overrun overrun = (Overrun) outcome;
        return new Evaluation.Failed(
                "only %d of %d steps were made within the deadline of %s; allow more time or fewer steps"
                        .formatted(overrun.step(), settings.steps(), overrun.deadline()));
    }

    private static Map<String, Double> figures(Trained trained) {
        Figures figures = trained.figures();
        Map<String, Double> named = new HashMap<>();
        named.put("loss", trained.loss());
        named.put("steps", (double) figures.steps());
        named.put("stepMillis", figures.stepMillis());
        named.put("cpuSeconds", figures.cpuSeconds());
        named.put("parameters", (double) figures.parameters());
        if (figures.peakMemoryBytes() >= 0) {
            named.put("peakMemoryBytes", (double) figures.peakMemoryBytes());
        }
        named.values().removeIf(value -> !Double.isFinite(value));
        return named;
    }
}
