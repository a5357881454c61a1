package dev.evonorm.cli;

import dev.evonorm.cli.stack.LocalStack;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The stack of a search's own, if it has one. Where the search runs elsewhere none is put here, and nothing is done.
 * Thread-safe.
 */
final class OwnStack implements AutoCloseable {
    private final AtomicReference<@Nullable LocalStack> stack = new AtomicReference<>();

    /** Takes a stack that has just been started. */
    void put(LocalStack started) {
        stack.set(started);
    }

    boolean isThere() {
        return stack.get() != null;
    }

    /** @param now whether there may be work for them already */
    void startWorkers(boolean now) {
        with(now ? LocalStack::startWorkers : LocalStack::startWorkersLater);
    }

    void startTrainers() {
        with(LocalStack::startTrainers);
    }

    /** Whose work it is that such an event came about, references aside. */
    void worked(Event event) {
        if (event instanceof CandidateAccepted accepted && accepted.reference() == null
                || event instanceof CandidateRepeated) {
            with(started -> started.worked("rejection"));
        } else if (event instanceof CandidateScored) {
            with(started -> started.worked("trainer"));
        } else if (event instanceof FinalistEvaluated) {
            with(started -> started.worked("eval"));
        }
    }

    /** Why it cannot work any more, null while it can. */
    @Nullable
    String failure() {
        LocalStack started = stack.get();
        return started == null ? null : started.failure();
    }

    Map<String, Integer> restarts() {
        LocalStack started = stack.get();
        return started == null ? Map.of() : started.restarts();
    }

    /** Of all its processes and of this one; empty where the search runs elsewhere. */
    Map<String, Double> cpuSeconds() {
        Map<String, Double> spent = new TreeMap<>();
        with(started -> {
            spent.putAll(started.cpuSeconds());
            ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .ifPresent(cpu -> spent.put("evonorm", cpu.toMillis() / 1000.0));
        });
        return spent;
    }

    @Override
    public void close() {
        with(LocalStack::close);
    }

    private void with(Consumer<LocalStack> task) {
        LocalStack started = stack.get();
        if (started != null) {
            task.accept(started);
        }
    }
}
