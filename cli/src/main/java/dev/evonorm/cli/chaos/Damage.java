package dev.evonorm.cli.chaos;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * What befell a search.
 *
 * @param processes in the order of the flow
 * @param delays of Redis
 * @param repeated records that were delivered a second time
 * @param injected bad records
 */
public record Damage(List<Line> processes, int delays, long repeated, long injected) {
    private static final double MILLIS = 1000;

    /**
     * One process.
     *
     * @param medianSeconds from a kill until it was ready and did work again, null if it never was killed
     * @param worstSeconds the longest of these
     * @param again how often it was killed before it was back
     */
    public record Line(
            String process,
            int kills,
            @Nullable Double medianSeconds,
            @Nullable Double worstSeconds,
            int again,
            int pauses) {
        static Line of(String process, int kills, List<Duration> recoveries, int again, int pauses) {
            return new Line(
                    process,
                    kills,
                    recoveries.isEmpty() ? null : (Double) seconds(recoveries.get((recoveries.size() - 1) / 2)),
                    recoveries.isEmpty() ? null : (Double) seconds(recoveries.get(recoveries.size() - 1)),
                    again,
                    pauses);
        }

        private static double seconds(Duration time) {
            return time.toMillis() / MILLIS;
        }
    }

    /** All kills. */
    public int kills() {
        return processes.stream().mapToInt(Line::kills).sum();
    }
}
