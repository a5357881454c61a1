package dev.evonorm.study;

import java.util.List;
import java.util.Locale;

/**
 * Some numbers by their mean and their standard deviation.
 *
 * @param count how many there are
 * @param deviation of the sample, n − 1 in the denominator; NaN of fewer than two
 */
public record Spread(int count, double mean, double deviation) {
    public static Spread of(List<Double> numbers) {
        double mean =
                numbers.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        double squares = numbers.stream()
                .mapToDouble(number -> (number - mean) * (number - mean))
                .sum();
        int count = numbers.size();
        return new Spread(count, mean, count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1)));
    }

    /** The deviation, or 0 where there is none: for error bars. */
    public double bar() {
        return Double.isFinite(deviation) ? deviation : 0;
    }

    /** Shares as in {@code 31.2 ± 0.4 %}. */
    public String percent() {
        return Double.isFinite(deviation)
                ? String.format(Locale.ROOT, "%.1f ± %.1f %%", 100 * mean, 100 * deviation)
                : Cells.percent(mean);
    }

    /** Counts as in {@code 12.0 ± 1.5}. */
    public String counts() {
        return Double.isFinite(deviation)
                ? String.format(Locale.ROOT, "%.1f ± %.1f", mean, deviation)
                : String.format(Locale.ROOT, "%.1f", mean);
    }
}
