package dev.evonorm.graph.probe;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

class FingerprintTest {
    private static String of(double... values) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(values);
        return fingerprint.hex();
    }

    @Test
    void noiseInTheLastDigitsIsForgiven() {
        double[] values = new SplittableRandom(1).doubles(2000, -5, 5).toArray();
        double[] noisy = values.clone();
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] *= 1 + 1e-14 * (i % 3 - 1);
        }

        assertThat(of(noisy)).isEqualTo(of(values));
    }

    @Test
    void simpleFractionsDoNotLieOnACut() {
        for (double denominator : new double[] {3, 7, 64, 128, 1024, 1 << 20}) {
            double below = Math.nextDown(1 / denominator);
            double above = Math.nextUp(1 / denominator);
            assertThat(of(below, 1)).as("1/%s", denominator).isEqualTo(of(above, 1));
        }
    }

    @Test
    void zeroHasNoSignAndNothingButZeroIsTheSame() {
        assertThat(of(-0.0, 0)).isEqualTo(of(0.0, 0));
        assertThat(of(1, -0.0)).isEqualTo(of(1, 0.0)).isEqualTo(of(1, 1e-17));
        assertThat(of(0, 0)).isNotEqualTo(of(0, 0, 0)).isNotEqualTo(of(1e-300, 0));
    }

    @Test
    void everythingNotFiniteIsTellableApart() {
        assertThat(of(Double.NaN, 1)).isEqualTo(of(0.0 / 0.0, 1)).isNotEqualTo(of(Double.POSITIVE_INFINITY, 1));
        assertThat(of(Double.POSITIVE_INFINITY)).isNotEqualTo(of(Double.NEGATIVE_INFINITY));
        assertThat(of(Double.NaN, Double.NaN)).isEqualTo(of(Double.NaN, Double.NaN));
    }

    @Test
    void scaleAndOrderCount() {
        assertThat(of(1, 2)).isNotEqualTo(of(2, 4)).isNotEqualTo(of(2, 1)).isNotEqualTo(of(1, 2.0001));
    }
}
