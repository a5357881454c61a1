package dev.evonorm.study;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.probe.Finding;
import dev.evonorm.graph.probe.Probe;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What the probe says of a graph, and what that took.
 *
 * @param cpuSeconds of this thread
 */
public record Examined(Finding finding, double cpuSeconds) {
    private static final double NANOS = 1e9;

    /** Examines a graph. */
    public static Examined by(Probe probe, LayerGraph graph) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Finding finding = probe.examine(graph);
        long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        return new Examined(finding, (after - before) / NANOS);
    }

    /** Seconds as they stand in results where a probe counts: to the microsecond. */
    public static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.6f", seconds);
    }
}
