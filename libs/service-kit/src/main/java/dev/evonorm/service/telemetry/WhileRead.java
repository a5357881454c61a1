package dev.evonorm.service.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A measurement that is made again and again while somebody reads it, and never where nobody does. Its age is a gauge, and
 * reading that gauge is the sign that somebody reads: whoever collects metrics reads all of them. Thread-safe.
 */
public final class WhileRead implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WhileRead.class);
    /** Collectors that come less often than this find what was measured for the one before them. */
    private static final Duration INTEREST = Duration.ofMinutes(3);

    private final Measurement measurement;
    private final Duration interval;
    private final ScheduledExecutorService clock;
    private volatile long lastRead;
    private volatile long lastMeasured;
    private volatile boolean read;
    private volatile boolean measured;

    /** What is measured; a failure is said, and it is tried again. */
    @FunctionalInterface
    public interface Measurement {
        void run() throws Exception;
    }

    /** @param name of the measurement, the label of its age */
    public WhileRead(String name, Duration interval, Measurement measurement, MeterRegistry meters) {
        this.interval = interval;
        this.measurement = measurement;
        clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "measure-" + name);
            thread.setDaemon(true);
            return thread;
        });
        Gauge.builder("evonorm.measurement.age", this, WhileRead::age)
                .description("Seconds since this was measured; NaN before the first time")
                .baseUnit("seconds")
                .tag("measurement", name)
                .register(meters);
    }

    private synchronized double age() {
        lastRead = System.nanoTime();
        if (!read) {
            read = true;
            clock.scheduleWithFixedDelay(this::measure, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        }
        return measured ? (System.nanoTime() - lastMeasured) / 1e9 : Double.NaN;
    }

    private void measure() {
        if (System.nanoTime() - lastRead > INTEREST.toNanos()) {
            return;
        }
        try {
            measurement.run();
            lastMeasured = System.nanoTime();
            measured = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warnf("a measurement failed and is made again in %s: %s", interval, e.toString());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
