package dev.evonorm.bench;

import dev.evonorm.graph.probe.Fingerprint;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The hash of about as many numbers as a probe has of a layer: three tensors and two vectors for each of 15 trials. */
@State(Scope.Benchmark)
public class FingerprintBenchmark {
    private static final int TRIALS = 15;
    private static final int TENSOR = 3 * 4 * 3 * 8;

    private final double[][] tensors = new double[3 * TRIALS][TENSOR];

    public FingerprintBenchmark() {
        SplittableRandom random = new SplittableRandom(1);
        for (double[] tensor : tensors) {
            Arrays.setAll(tensor, i -> random.nextGaussian());
        }
    }

    @Benchmark
    public String hash() {
        Fingerprint fingerprint = new Fingerprint();
        for (double[] tensor : tensors) {
            fingerprint.add(tensor);
        }
        return fingerprint.hex();
    }
}
