package dev.evonorm.rejection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Shares the CPU time of the whole process among the parts of jobs that run in it: what is spent while n of them run counts 1/n
 * for each, since nothing tells whose thread of TensorFlow it was. So what all jobs cost adds up to what the process spent on
 * them. Thread-safe.
 */
final class CpuShares {
    private static final double NANOS = 1e9;

    private final LongSupplier processNanos;
    private final List<Part> running = new ArrayList<>();
    private long counted;

    /** @param processNanos CPU time of the process so far */
    CpuShares(LongSupplier processNanos) {
        this.processNanos = processNanos;
    }

    /** Of a job that begins. */
    Meter meter() {
        return new Meter();
    }

    private void count() {
        long now = processNanos.getAsLong();
        for (Part part : running) {
            part.meter.nanos += (double) (now - counted) / running.size();
        }
        counted = now;
    }

    /** The share of one job, which is that of all its parts. */
    final class Meter {
        private double nanos;

        /** A part of the job begins; it ends when it is closed. Several may run side by side. */
        Part begin() {
            synchronized (CpuShares.this) {
                count();
                Part part = new Part(this);
                running.add(part);
                return part;
            }
        }

        /** CPU seconds of all parts so far. */
        double seconds() {
            synchronized (CpuShares.this) {
                count();
                return nanos / NANOS;
            }
        }
    }

    /** Something that a job does on a thread. */
    final class Part implements AutoCloseable {
        private final Meter meter;

        private Part(Meter meter) {
            this.meter = meter;
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
