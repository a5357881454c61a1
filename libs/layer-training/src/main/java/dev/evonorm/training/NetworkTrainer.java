package dev.evonorm.training;

import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.training.data.Dataset;
import dev.evonorm.training.data.ImageSet;

/**
 * Trains one anchor with one layer and judges it: SGD with Nesterov momentum on random crops and flips, then the accuracy
 * with moving averages on whole images.
 *
 * <p>The same arguments and threads give the same bits. Safe for use by several threads; every call owns and closes its
 * TensorFlow resources.
 */
public final class NetworkTrainer {
    private final int threads;

    /** @param threads TensorFlow threads that one training may use; all trainers of a process should agree on it */
    public NetworkTrainer(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; name at least 1");
        }
        NativeMemory.unbounded();
        this.threads = threads;
    }

    /** Called after every step. */
    @FunctionalInterface
    public interface Progress {
        Progress NONE = (step, steps, loss) -> {};

        void step(int step, int steps, double loss);
    }

    /** Trains to the end and judges; what goes wrong in the numbers is an outcome. */
    public TrainingOutcome train(
            LayerGraph layer,
            Anchor anchor,
            Dataset data,
            TrainingSettings settings,
            Judgement judgedOn,
            Progress progress) {
        return train(layer, anchor, data, settings, judgedOn, progress, ChanceRule.none());
    }

    /** The same; the rule looks at the training and may end it. */
    TrainingOutcome train(
            LayerGraph layer,
            Anchor anchor,
            Dataset data,
            TrainingSettings settings,
            Judgement judgedOn,
            Progress progress,
            ChanceRule chance) {
        ImageForm form = ImageForm.of(settings.scale());
        Normalisation normalisation = Normalisation.of(data.train());
        ImageSet judgedSet =
                switch (judgedOn) {
                    case VALIDATION -> data.validation();
                    case TEST -> data.test();
                };
        JudgedImages judged = new JudgedImages(judgedSet, form, normalisation);
        Training training = new Training(settings, data.train(), form, normalisation, progress, chance);
        Judging judging = new Judging(judged, form, data.classes().size());
        Meter meter = new Meter(settings.deadline());
        try (TrainingGraph graph = new TrainingGraph(
                layer,
                Networks.of(anchor, settings.scale()),
                form,
                judging.batchSize(),
                data.classes().size(),
                settings,
                threads)) {
            meter.parameters(graph.parameters());
            return training.run(graph, meter, judging);
        }
    }
}
