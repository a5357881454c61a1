package dev.evonorm.cli.chaos;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How long processes take from their end until they are ready and have done work again. A process that is ready and finds
 * nothing to do, as the evaluator before the finals, has recovered when it was ready. Thread-safe.
 */
final class Recoveries implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);
    /** For which work is waited for once a process is ready. */
    private static final Duration IDLE = Duration.ofSeconds(45);

    private final BiPredicate<Target, Long> ready;
    private final Traffic traffic;
    private final BooleanSupplier flowing;
    private final Consumer<String> notices;
    private final Map<Target, Open> open = new EnumMap<>(Target.class);
    private final Map<Target, List<Duration>> times = new EnumMap<>(Target.class);
    private final Map<Target, Integer> unrecovered = new EnumMap<>(Target.class);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "chaos-recoveries");
        thread.setDaemon(true);
        return thread;
    });

    private static final class Open {
        private final Instant killed = Instant.now();
        private final long pid;
        private @Nullable Instant ready;

        private Open(long pid) {
            this.pid = pid;
        }
    }

    /**
     * @param ready whether a process takes requests, and is another than that of the id
     * @param flowing whether the search gives every process work
     * @param notices told of every recovery
     */
    Recoveries(BiPredicate<Target, Long> ready, Traffic traffic, BooleanSupplier flowing, Consumer<String> notices) {
        this.ready = ready;
        this.traffic = traffic;
        this.flowing = flowing;
        this.notices = notices;
        clock.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** To be told just before the process of that id is killed. */
    synchronized void killed(Target target, long pid) {
        if (open.put(target, new Open(pid)) != null) {
            unrecovered.merge(target, 1, Integer::sum);
        }
    }

    private void look() {
        List<Target> targets;
        synchronized (this) {
            targets = List.copyOf(open.keySet());
        }
        targets.forEach(this::look);
    }

    private void look(Target target) {
        Open kill;
        synchronized (this) {
            kill = open.get(target);
        }
        if (kill == null) {
            return;
        }
        if (kill.ready == null) {
            if (!ready.test(target, kill.pid)) {
                return;
            }
            kill.ready = Instant.now();
        }
        Instant since = target == Target.BROKER || target == Target.REDIS ? kill.ready : kill.killed;
        Instant sent = traffic.lastSent(target.topics());
        boolean worked = sent.isAfter(since);
        boolean idle = target.topics().isEmpty()
                || !flowing.getAsBoolean()
                || kill.ready.plus(IDLE).isBefore(Instant.now());
        if (worked || idle) {
            Instant end = worked && sent.isAfter(kill.ready) ? sent : kill.ready;
            recovered(target, kill, Duration.between(kill.killed, end));
            notices.accept("%s was ready after %.1f s%s"
                    .formatted(
                            target.process(),
                            seconds(kill.killed, kill.ready),
                            worked ? " and worked after %.1f s".formatted(seconds(kill.killed, end)) : ""));
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private synchronized void recovered(Target target, Open kill, Duration time) {
        if (open.remove(target, kill)) {
            times.computeIfAbsent(target, key -> new ArrayList<>()).add(time);
        }
    }

    /** The processes that are not back yet. */
    synchronized List<Target> open() {
        return List.copyOf(open.keySet());
    }

    /** In ascending order. */
    synchronized List<Duration> times(Target target) {
        return times.getOrDefault(target, List.of()).stream().sorted().toList();
    }

    /** How often a process was killed again before it was back. */
    synchronized int unrecovered(Target target) {
        return unrecovered.getOrDefault(target, 0);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
