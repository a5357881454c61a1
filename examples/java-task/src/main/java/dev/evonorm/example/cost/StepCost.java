package dev.evonorm.example.cost;

import com.sun.management.OperatingSystemMXBean;
import dev.evonorm.training.NetworkTrainer;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * The CPU time of a training step. The first steps, in which TensorFlow prepares itself and Java compiles, are left out.
 * The rest is taken in blocks, because Java tells CPU time in ticks of 10 ms, about a step at tiny scale. The cheapest and
 * the dearest block do not count, so that a burst of something else in the process (a collection, a compilation) does not.
 */
final class StepCost implements NetworkTrainer.Progress {
    private static final int WARM_UP = 6;
    private static final int BLOCKS = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private final int block;
    private final LongSupplier cpuNanos;
    private final long[] marks = new long[BLOCKS + 1];
    private int taken;

    /** @param block steps of one of the five blocks; some 200 ms of them keep ticks below two percent */
    StepCost(int block) {
        this(block, ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime);
    }

    /** @param cpuNanos CPU time of the process so far */
    StepCost(int block, LongSupplier cpuNanos) {
        this.block = block;
        this.cpuNanos = cpuNanos;
    }

    /** The steps that it takes to measure. */
    int steps() {
        return WARM_UP + block * BLOCKS;
    }

    @Override
    public void step(int step, int steps, double loss) {
        if (step >= WARM_UP && (step - WARM_UP) % block == 0) {
            marks[taken++] = cpuNanos.getAsLong();
        }
    }

    /** Whether all steps were made. */
    boolean isComplete() {
        return taken == marks.length;
    }

    /** CPU milliseconds a step. */
    double millis() {
        double nanos = IntStream.range(0, BLOCKS)
                .mapToLong(i -> marks[i + 1] - marks[i])
                .sorted()
                .skip(1)
                .limit(BLOCKS - 2)
                .average()
                .orElseThrow();
        return nanos / NANOS_PER_MILLI / block;
    }
}
