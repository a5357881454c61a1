package dev.evonorm.training;

import java.time.Duration;

/** How a training ended. NaN, divergence and an overrun deadline are outcomes, never exceptions. */
public sealed interface TrainingOutcome {
    /** What it took, up to where it ended. */
    Figures figures();

    /**
     * All steps were made.
     *
     * @param accuracy on the images that it was judged on, with moving averages, 0 to 1
     * @param loss mean training loss over the last tenth of the steps
     */
    record Trained(double accuracy, double loss, Figures figures) implements TrainingOutcome {}

    /** The loss was not finite at that step, or the network's answers were not finite when it was judged. */
    record Diverged(int step, String reason, Figures figures) implements TrainingOutcome {}

    /** The network answered nearly the same to all images at that step, and was given up: only where that is asked for. */
    record AtChance(int step, String reason, Figures figures) implements TrainingOutcome {}

    /** The deadline passed after that step. */
    record Overrun(int step, Duration deadline, Figures figures) implements TrainingOutcome {}

    /**
     * What a training took.
     *
     * @param steps steps made
     * @param stepMillis median wall time of a step, the first left out; NaN where fewer than two were made
     * @param firstStepMillis wall time of the first step, with TensorFlow's own preparations
     * @param cpuSeconds CPU time of the whole process meanwhile
     * @param parameters trainable numbers of the network
     * @param peakMemoryBytes the most resident memory that the process has held so far; -1 where unknown
     */
    record Figures(
            int steps,
            double stepMillis,
            double firstStepMillis,
            double cpuSeconds,
            long parameters,
            long peakMemoryBytes) {}
}
