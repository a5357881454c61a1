package dev.evonorm.training;

import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.training.NetworkTrainer.Progress;
import dev.evonorm.training.TrainingOutcome.Diverged;
import dev.evonorm.training.TrainingOutcome.Trained;
import dev.evonorm.training.data.Dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures what both tests say of known layers, on every anchor and several seeds, without stopping at a failure: the table
 * that shows whether thresholds separate good layers from bad ones at a scale and on a data set.
 */
public final class Calibration {
    private final NetworkTrainer trainer;
    private final StabilityTest stability;

    /** @param threads TensorFlow threads that one test may use */
    public Calibration(int threads) {
        this.trainer = new NetworkTrainer(threads);
        this.stability = new StabilityTest(threads);
    }

    /**
     * One layer on one anchor with one seed.
     *
     * @param accuracy after the quality test's training; NaN if it diverged or overran
     * @param worstNorm of the stability test; not finite if it blew up
     * @param qualityPassed whether the accuracy reached the threshold
     * @param stabilityPassed whether the norm stayed under the limit for all steps
     * @param note why a test failed, else empty
     * @param trainingCpuSeconds CPU time of the training with its judgement, graph construction included
     * @param stabilityCpuSeconds CPU time of the stability test
     */
    public record Row(
            String layer,
            Anchor anchor,
            long seed,
            double accuracy,
            double worstNorm,
            boolean qualityPassed,
            boolean stabilityPassed,
            String note,
            double trainingCpuSeconds,
            double stabilityCpuSeconds) {}

    /**
     * All rows, layer by layer, anchor by anchor, seed by seed; each is also told to {@code progress} as soon as it is
     * known. CPU times are those of the process: run nothing else in it.
     *
     * @param settings thresholds and trainings of both tests; its anchors are not looked at
     */
    public List<Row> run(
            Map<String, LayerGraph> layers,
            List<Anchor> anchors,
            List<Long> seeds,
            Dataset data,
            RejectionSettings settings,
            Consumer<Row> progress) {
        List<Row> rows = new ArrayList<>();
        layers.forEach((name, layer) -> {
            for (Anchor anchor : anchors) {
                for (long seed : seeds) {
                    Row row = row(name, layer, anchor, seed, data, settings);
                    progress.accept(row);
                    rows.add(row);
                }
            }
        });
        return rows;
    }

    private Row row(String name, LayerGraph layer, Anchor anchor, long seed, Dataset data, RejectionSettings settings) {
        var training = settings.quality().training().withSeed(seed);
        TrainingOutcome trained = trainer.train(layer, anchor, data, training, Judgement.VALIDATION, Progress.NONE);
        double accuracy = trained instanceof Trained done ? done.accuracy() : Double.NaN;
        double cpuBefore = ProcessUse.cpuSeconds();
        TestOutcome climbed = stability.run(layer, anchor, data, settings.stability(), training);
        return new Row(
                name,
                anchor,
                seed,
                accuracy,
                climbed.figure(),
                accuracy >= settings.quality().threshold(),
                climbed instanceof TestOutcome.Passed,
                note(trained, climbed),
                trained.figures().cpuSeconds(),
                ProcessUse.cpuSeconds() - cpuBefore);
    }

    private static String note(TrainingOutcome trained, TestOutcome climbed) {
        List<String> notes = new ArrayList<>();
        if (trained instanceof Diverged diverged) {
            notes.add(diverged.reason());
        }
        if (trained instanceof TrainingOutcome.Overrun overrun) {
            notes.add(
                    "the training overran its deadline of " + overrun.deadline().toSeconds() + " s");
        }
        if (climbed instanceof TestOutcome.Failed failed) {
            notes.add(failed.reason());
        }
        if (climbed instanceof TestOutcome.Late late) {
            notes.add(late.reason());
        }
        return String.join("; ", notes);
    }
}
