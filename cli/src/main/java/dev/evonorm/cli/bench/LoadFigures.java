package dev.evonorm.cli.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stack did between two readings.
 *
 * @param workers simulated tasks at a time
 * @param population members at the end
 * @param sample members that a tournament drew
 * @param seconds between the readings
 * @param decidedPerSecond candidates that were rejected, repeated, failed or scored
 * @param scoredPerSecond those that were scored
 * @param eventsPerSecond records published to all topics
 * @param idle share of the workers' time in which they had no task: 1 − busy ÷ (workers × seconds)
 * @param cpuMillis CPU milliseconds a decided candidate, by process; trainers together
 * @param unanswered events that each consumer had not answered at the end, those under way among them
 */
public record LoadFigures(
        int workers,
        int population,
        int sample,
        double seconds,
        double decidedPerSecond,
        double scoredPerSecond,
        double eventsPerSecond,
        double idle,
        Map<String, Double> cpuMillis,
        Map<String, Long> unanswered) {
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;
    private static final String TRAINERS = "trainer";

    static LoadFigures between(Load load, Reading first, Reading last) {
        double seconds = (last.nanos() - first.nanos()) / NANOS;
        long decided = last.decided() - first.decided();
        Map<String, Double> cpu = new TreeMap<>();
        last.cpu().forEach((process, spent) -> {
            double own = spent - first.cpu().getOrDefault(process, 0.0);
            String name = process.startsWith(TRAINERS) ? TRAINERS : process;
            cpu.merge(name, MILLIS * own / Math.max(1, decided), Double::sum);
        });
        return new LoadFigures(
                load.workers(),
                last.status().population(),
                load.sample(),
                seconds,
                decided / seconds,
                (last.status().funnel().scored() - first.status().funnel().scored()) / seconds,
                (last.allRecords() - first.allRecords()) / seconds,
                1 - (last.busy() - first.busy()) / (load.workers() * seconds),
                cpu,
                last.unanswered());
    }

    /** The heart of it, for whoever waits for the rest. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%.0f decided/s, %.0f events/s, %.1f %% idle, %.2f CPU ms of control plane a decided candidate",
                decidedPerSecond,
                eventsPerSecond,
                100 * idle,
                controlPlaneMillis());
    }

    /** CPU milliseconds a decided candidate of all but the trainers. */
    public double controlPlaneMillis() {
        return cpuMillis.entrySet().stream()
                .filter(process -> !process.getKey().equals(TRAINERS))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
