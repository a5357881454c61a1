package dev.evonorm.training;

import java.util.ArrayList;
import java.util.List;

/** What steps of one kind took, without the first ones, in which a framework prepares what it needs. */
final class StepTimes {
    /** Steps at the beginning that do not count. */
    static final int UNTIMED = 2;

    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Double> cpuMillis = new ArrayList<>();
    private final List<Double> wallMillis = new ArrayList<>();
    private int made;

    /** Makes a step of this process. */
    void time(Runnable step) {
        long cpu = ProcessUse.cpuNanos();
        long wall = System.nanoTime();
        step.run();
        double passed = (System.nanoTime() - wall) / NANOS_PER_MILLI;
        add((ProcessUse.cpuNanos() - cpu) / NANOS_PER_MILLI, passed);
    }

    /** A step that was made elsewhere. */
    void add(double cpu, double wall) {
        if (made++ >= UNTIMED) {
            cpuMillis.add(cpu);
            wallMillis.add(wall);
        }
    }

    /** The median over steps. */
    double cpuMillis() {
        return median(cpuMillis);
    }

    /** The median over steps. */
    double wallMillis() {
        return median(wallMillis);
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
