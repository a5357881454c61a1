package dev.evonorm.cli.stack;

import dev.evonorm.stack.StackException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Keeps processes running. One that dies, or fails to come back, is started again, after a pause that doubles with each
 * recent death; one that dies too often within a while ({@link Restarts}), with nothing coming of the work in between, cannot
 * work, and the stack has failed. Thread-safe.
 */
final class Supervisor {
    private final ScheduledExecutorService restarts = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "supervisor");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Kept> parts = new ArrayList<>();
    private final Map<String, Integer> restarted = new TreeMap<>();
    private final Restarts policy;
    private final Consumer<String> notices;
    private volatile @Nullable String failure;
    private volatile boolean stopping;

    /**
     * @param policy when to start again what died, unless a part has a policy of its own
     * @param notices told of every restart
     */
    Supervisor(Restarts policy, Consumer<String> notices) {
        this.policy = policy;
        this.notices = notices;
    }

    /** A part and the process that runs for it now. */
    private static final class Kept {
        private final Part part;
        private final Restarts policy;
        private final Deque<Long> deaths = new ArrayDeque<>();
        private Part.@Nullable Running running;

        private Kept(Part part, Restarts policy) {
            this.part = part;
            this.policy = policy;
        }
    }

    /** Starts a part and keeps it running from now on. */
    void keep(Part part) {
        keep(part, policy);
    }

    /** The same with a policy of its own. */
    void keep(Part part, Restarts itsPolicy) {
        Kept kept = new Kept(part, itsPolicy);
        synchronized (this) {
            if (stopping) {
                return;
            }
            parts.add(kept);
        }
        start(kept);
    }

    /** Does something after a while, unless all ends before; what is started in between has the machine to itself. */
    void later(Runnable start, Duration delay) {
        if (!stopping) {
            var unused = restarts.schedule(start, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void start(Kept kept) {
        Part.Running running;
        synchronized (this) {
            if (stopping) {
                return;
            }
            try {
                running = kept.part.start();
            } catch (IOException | StackException e) {
                if (!kept.deaths.isEmpty()) {
                    // It ran before: killed in the midst of its start, perhaps. That is one more death, not the end.
                    notices.accept("%s did not come back: %s".formatted(kept.part.name(), e.getMessage()));
                    died(kept, null);
                    return;
                }
                failure = "%s could not be started: %s".formatted(kept.part.name(), e.getMessage());
                return;
            }
            kept.running = running;
        }
        var unused = running.onExit().whenComplete((status, problem) -> died(kept, status));
    }

    private synchronized void died(Kept kept, @Nullable Integer status) {
        kept.running = null;
        if (stopping) {
            return;
        }
        long now = System.nanoTime();
        kept.deaths.addLast(now);
        while (now - kept.deaths.getFirst() > kept.policy.window().toNanos()) {
            kept.deaths.removeFirst();
        }
        String name = kept.part.name();
        if (kept.deaths.size() >= kept.policy.deaths()) {
            failure = "%s ended %d times within %d s; its log is %s"
                    .formatted(name, kept.policy.deaths(), kept.policy.window().toSeconds(), kept.part.log());
            return;
        }
        int count = restarted.merge(name, 1, Integer::sum);
        Duration pause = kept.policy.pauseAfter(kept.deaths.size());
        notices.accept("%s %s and is started again (restart %d)".formatted(name, Ending.of(status), count));
        var unused = restarts.schedule(() -> start(kept), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Something has come of a part's work: it died before, but is not unable to work. */
    synchronized void worked(String name) {
        parts.stream().filter(kept -> kept.part.name().equals(name)).forEach(kept -> kept.deaths.clear());
    }

    /** Why the stack cannot work any more, null while it can. */
    @Nullable
    String failure() {
        return failure;
    }

    /** How often each part was started again; parts that never were are left out. */
    synchronized Map<String, Integer> restarts() {
        return new TreeMap<>(restarted);
    }

    /** The processes that run now, by the names of their parts. */
    synchronized Map<String, Long> processes() {
        Map<String, Long> processes = new TreeMap<>();
        for (Kept kept : parts) {
            Part.Running running = kept.running;
            if (running != null && !running.onExit().isDone()) {
                processes.put(kept.part.name(), running.pid());
            }
        }
        return processes;
    }

    /** CPU seconds that each process has used since it was started the last time; what the system does not tell is left out. */
    Map<String, Double> cpuSeconds() {
        Map<String, Double> spent = new TreeMap<>();
        processes().forEach((name, pid) -> ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .ifPresent(cpu -> spent.put(name, cpu.toNanos() / 1e9)));
        return spent;
    }

    /** From now on nothing is started again. */
    void stopRestarting() {
        stopping = true;
        restarts.shutdownNow();
    }

    /** Ends the named parts: asked, then told after a while, then forced. Returns when they have ended. */
    void end(Consumer<String> log, Duration patience, List<String> names) {
        List<Part.Running> running = new ArrayList<>();
        synchronized (this) {
            for (Kept kept : parts) {
                if (kept.running != null && names.contains(kept.part.name())) {
                    running.add(kept.running);
                }
            }
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(
                running.stream().map(Part.Running::onExit).toArray(CompletableFuture[]::new));
        running.forEach(Part.Running::askToEnd);
        if (!ended(all, patience)) {
            running.forEach(Part.Running::terminate);
            if (!ended(all, patience.dividedBy(2))) {
                log.accept("forced to end: " + String.join(", ", alive(names)));
                running.forEach(Part.Running::kill);
                ended(all, patience);
            }
        }
    }

    private static boolean ended(CompletableFuture<Void> all, Duration patience) {
        try {
            all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    private synchronized List<String> alive(List<String> names) {
        return processes().keySet().stream().filter(names::contains).toList();
    }

    synchronized List<String> names() {
        return parts.stream().map(kept -> kept.part.name()).toList();
    }
}
