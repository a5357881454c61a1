package dev.evonorm.training;

import dev.evonorm.training.TrainingOutcome.Figures;

import java.time.Duration;
import java.util.Arrays;

/** Measures one training from its construction on: step times, CPU time, memory, deadline. */
final class Meter {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Duration deadline;
    private final long start = System.nanoTime();
    private final double cpuAtStart = ProcessUse.cpuSeconds();
    private double[] stepMillis = new double[128];
    private int steps;
    private long parameters;
    private long lap = start;

    Meter(Duration deadline) {
        this.deadline = deadline;
    }

    void parameters(long parameters) {
        this.parameters = parameters;
    }

    Duration deadline() {
        return deadline;
    }

    boolean overrun() {
        return System.nanoTime() - start > deadline.toNanos();
    }

    /** A step begins. */
    void stepStarts() {
        lap = System.nanoTime();
    }

    /** The step is done. */
    void stepEnds() {
        if (steps == stepMillis.length) {
            stepMillis = Arrays.copyOf(stepMillis, 2 * steps);
        }
        stepMillis[steps++] = (System.nanoTime() - lap) / NANOS_PER_MILLI;
    }

    int steps() {
        return steps;
    }

    /** Of the whole process since the construction. */
    double cpuSeconds() {
        return ProcessUse.cpuSeconds() - cpuAtStart;
    }

    Figures figures() {
        double first = steps > 0 ? stepMillis[0] : Double.NaN;
        return new Figures(steps, medianAfterFirst(), first, cpuSeconds(), parameters, ProcessUse.peakMemoryBytes());
    }

    private double medianAfterFirst() {
        if (steps < 2) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOfRange(stepMillis, 1, steps);
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
