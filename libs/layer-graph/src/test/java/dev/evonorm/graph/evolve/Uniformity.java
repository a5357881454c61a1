package dev.evonorm.graph.evolve;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/** Pearson's chi-square test with a bound that a fair source passes but for one time in a million. */
final class Uniformity {
    private Uniformity() {}

    static void assertUniform(String what, long... counts) {
        double[] equal = new double[counts.length];
        Arrays.fill(equal, (double) Arrays.stream(counts).sum() / counts.length);
        assertExpected(what, counts, equal);
    }

    static void assertExpected(String what, long[] counts, double[] expected) {
        double chiSquare = 0;
        for (int i = 0; i < counts.length; i++) {
            assertThat(expected[i]).as("enough draws for the test").isGreaterThan(20);
            chiSquare += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
        }
        assertThat(chiSquare)
                .as("%s: chi-square of %s against %s", what, Arrays.toString(counts), Arrays.toString(expected))
                .isLessThan(quantile(counts.length - 1));
    }

    /** Wilson and Hilferty's approximation of the chi-square quantile at 4.75 standard deviations. */
    private static double quantile(int freedom) {
        double ninth = 2.0 / (9 * freedom);
        return freedom * Math.pow(1 - ninth + 4.75 * Math.sqrt(ninth), 3);
    }
}
