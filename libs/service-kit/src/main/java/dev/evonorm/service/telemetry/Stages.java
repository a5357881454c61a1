package dev.evonorm.service.telemetry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * The tests that a worker puts candidates to, each a span of the candidate's trace and a measurement. Time in them is the
 * time in which a worker is busy; those under way count as they go on, since they may take hours. Thread-safe.
 */
@Singleton
public final class Stages {
    private static final double NANOS = 1e9;
    private static final Duration[] BUCKETS = Stream.of(
                    0.01, 0.05, 0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0, 3600.0)
            .map(seconds -> Duration.ofNanos((long) (seconds * NANOS)))
            .toArray(Duration[]::new);

    private final Tracer tracer;
    private final MeterRegistry meters;
    private final Map<Stage, Long> running = new HashMap<>();
    private long doneNanos;

    @Inject
    Stages(OpenTelemetry openTelemetry, MeterRegistry meters) {
        this.tracer = openTelemetry.getTracer("dev.evonorm");
        this.meters = meters;
    }

    /** Makes no spans; what it measures nobody reads. */
    public static Stages off() {
        return new Stages(OpenTelemetry.noop(), new SimpleMeterRegistry());
    }

    /**
     * Publishes how busy this process is.
     *
     * @param worker what it is called in metrics, such as {@code trainer}
     * @param slots jobs that it does at a time
     */
    public void measureWorker(String worker, int slots) {
        Gauge.builder("evonorm.worker.slots", () -> slots)
                .description("Jobs that this worker does at a time")
                .tag("worker", worker)
                .register(meters);
        FunctionCounter.builder("evonorm.worker.busy", this, Stages::busySeconds)
                .description("Seconds spent in tests and trainings, added up over all slots")
                .baseUnit("seconds")
                .tag("worker", worker)
                .register(meters);
    }

    /**
     * Begins a test of the candidate whose hop this thread is in; close it at the test's end.
     *
     * @param test {@code probe}, {@code quality}, {@code stability}, {@code train} or {@code evaluate}
     * @param anchor the network or task, null where there is none
     */
    public Stage begin(String test, @Nullable String anchor) {
        SpanBuilder span = tracer.spanBuilder(test).setAttribute("evonorm.test", test);
        if (anchor != null) {
            span.setAttribute(Facts.ANCHOR, anchor);
        }
        Hop.current().ifPresent(hop -> span.setAllAttributes(Facts.ids(hop.event())));
        Stage stage = new Stage(this, test, anchor == null ? "none" : anchor, span.startSpan());
        synchronized (this) {
            running.put(stage, System.nanoTime());
        }
        return stage;
    }

    /** The same task as a part of the hop that this thread is in, its log lines too, whichever thread will run it. */
    public <T> Callable<T> ofThisHop(Callable<T> task) {
        return Hop.current()
                .<Callable<T>>map(hop -> () -> {
                    try (var inHop = hop.enter()) {
                        return task.call();
                    }
                })
                .orElse(task);
    }

    void end(Stage stage) {
        long nanos;
        synchronized (this) {
            Long start = running.remove(stage);
            if (start == null) {
                return;
            }
            nanos = System.nanoTime() - start;
            doneNanos += nanos;
        }
        timer(stage.test(), stage.anchor()).record(Duration.ofNanos(nanos));
    }

    private Timer timer(String test, String anchor) {
        return Timer.builder("evonorm.test")
                .description("Seconds that a test or a training took")
                .tag("test", test)
                .tag("anchor", anchor)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private synchronized double busySeconds() {
        long now = System.nanoTime();
        long open = running.values().stream().mapToLong(start -> now - start).sum();
        return (doneNanos + open) / NANOS;
    }
}
