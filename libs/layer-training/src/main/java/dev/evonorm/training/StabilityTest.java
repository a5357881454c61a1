package dev.evonorm.training;

import dev.evonorm.contracts.settings.StabilitySettings;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.training.data.Dataset;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The stability test (paper, section 4.2): on one small batch the weights climb on the norm of the loss's gradient; a layer
 * whose norm exceeds the limit, or is not finite, is rejected at that step.
 *
 * <p>Scale, seed and deadline are those of the quality test's training; the loss is without weight decay. The figure is
 * the worst norm seen, that after the last step included.
 */
final class StabilityTest {
    private final int threads;

    StabilityTest(int threads) {
        NativeMemory.unbounded();
        this.threads = threads;
    }

    TestOutcome run(
            LayerGraph layer, Anchor anchor, Dataset data, StabilitySettings settings, TrainingSettings training) {
        Meter meter = new Meter(training.deadline());
        ImageForm form = ImageForm.of(training.scale());
        Batch batch = Batch.of(settings.batch(), form.trainingSide());
        Normalisation normalisation = Normalisation.of(data.train());
        new TrainingImages(data.train(), form, normalisation, new SplittableRandom(training.seed())).next(batch);
        try (AscentGraph graph = new AscentGraph(
                layer,
                Networks.of(anchor, training.scale()),
                settings.batch(),
                form.trainingSide(),
                data.classes().size(),
                settings.stepSize(),
                settings.steps(),
                training.seed(),
                threads)) {
            return climb(graph, batch, settings, meter);
        }
    }

    private static TestOutcome climb(AscentGraph graph, Batch batch, StabilitySettings settings, Meter meter) {
        double worst = 0;
        for (int step = 0; step <= settings.steps(); step++) {
            if (meter.overrun()) {
                String reason = "the deadline of %d s passed after ascent step %d of %d"
                        .formatted(meter.deadline().toSeconds(), step, settings.steps());
                return new TestOutcome.Late(worst, reason);
            }
            double norm = graph.step(batch);
            worst = Double.isFinite(norm) ? Math.max(worst, norm) : norm;
            if (!Double.isFinite(norm) || norm > settings.limit()) {
                return new TestOutcome.Failed(worst, reason(norm, step, settings));
            }
        }
        return new TestOutcome.Passed(worst);
    }

    private static String reason(double norm, int step, StabilitySettings settings) {
        return Double.isFinite(norm)
                ? String.format(
                        Locale.ROOT,
                        "the gradient's norm was %.3g after %d ascent steps, over the limit %.3g",
                        norm,
                        step,
                        settings.limit())
                : "the gradient's norm was " + norm + " after " + step + " ascent steps";
    }
}
