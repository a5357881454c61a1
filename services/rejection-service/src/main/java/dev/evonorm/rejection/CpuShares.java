package dev.evonorm.rejection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Shares the CPU time of the whole process among the jobs that run in it: what is spent while n of them run counts 1/n for each,
 * since nothing tells whose thread of TensorFlow it was. So what all jobs cost adds up to what the process spent on them.
 * Thread-safe.
 */
final class CpuShares {
    private static final double NANOS = 1e9;

    private final LongSupplier processNanos;
    private final List<Meter> running = new ArrayList<>();
    private long counted;

    /** @param processNanos CPU time of the process so far */
    CpuShares(LongSupplier processNanos) {
        this.processNanos = processNanos;
    }

    /** A job begins; it ends when its meter is closed. */
    synchronized Meter begin() {
        count();
        Meter meter = new Meter();
        running.add(meter);
        return meter;
    }

    private void count() {
        long now = processNanos.getAsLong();
        for (Meter meter : running) {
            meter.nanos += (double) (now - counted) / running.size();
        }
        counted = now;
    }

    /** The share of one job. */
    final class Meter implements AutoCloseable {
        private double nanos;

        private Meter() {}

        /** CPU seconds since the job began. */
        double seconds() {
            synchronized (CpuShares.this) {
                count();
                return nanos / NANOS;
            }
        }

        @Override
        public void close() {
            synchronized (CpuShares.this) {
                count();
                running.remove(this);
            }
        }
    }
}
