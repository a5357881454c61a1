package dev.evonorm.cli.bench;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.search.SelectorClient;
import dev.evonorm.cli.stack.Installation;
import dev.evonorm.cli.stack.LocalStack;
import dev.evonorm.cli.stack.Metrics;
import dev.evonorm.cli.stack.StackPlan;
import dev.evonorm.contracts.status.SearchStatus;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A stack of its own with one search under a load. For one thread. */
final class LoadedStack implements AutoCloseable {
    static final String SEARCH = "load";
    private static final Duration START = Duration.ofSeconds(90);
    private static final long LOOK_MILLIS = 100;

    private final LocalStack stack;
    private final SelectorClient selector;
    private final BrokerFigures broker;
    private final List<Metrics> trainers = new ArrayList<>();

    private LoadedStack(LocalStack stack, Load load) {
        this.stack = stack;
        selector = new SelectorClient(stack.selector(), null);
        broker = new BrokerFigures(stack.kafka());
        for (int i = 1; i <= load.processes(); i++) {
            stack.health("trainer-" + i).map(Metrics::new).ifPresent(trainers::add);
        }
    }

    /** Starts one and its search; returns when the search has begun. */
    static LoadedStack start(Installation installation, Path folder, Load load, Consumer<String> notices)
            throws IOException, InterruptedException {
        StackPlan plan = new StackPlan(
                folder, 0, load.processes(), 1, List.of(), Map.of(), new StackPlan.Drill(load.services()));
        LocalStack stack = LocalStack.start(installation, plan, notices);
        LoadedStack loaded = new LoadedStack(stack, load);
        try {
            stack.startWorkers();
            loaded.awaitReady();
            loaded.selector.create(SEARCH, load.settings());
            return loaded;
        } catch (IOException | InterruptedException | RuntimeException e) {
            loaded.close();
            throw e;
        }
    }

    private void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!selector.ready()) {
            checkWorks();
            if (System.nanoTime() > end) {
                throw Refusal.failed("the selector is not ready after %s; see the logs of its stack", START);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Waits until the search has come so far. */
    void await(String what, Duration patience, Predicate<SearchStatus> done) throws InterruptedException, IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (!done.test(status())) {
            checkWorks();
            if (System.nanoTime() > end) {
                throw Refusal.failed("%s not reached within %s; the search stands at %s", what, patience, status());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    SearchStatus status() throws IOException, InterruptedException {
        return selector.status(SEARCH).orElseThrow(() -> Refusal.failed("the selector knows no search %s", SEARCH));
    }

    /** A process that died would leave figures of another stack than the one that was asked for. */
    void checkWorks() {
        if (stack.failure() != null || !stack.restarts().isEmpty()) {
            throw Refusal.failed("processes of the stack died: %s; its figures would mean nothing", stack.restarts());
        }
    }

    Reading read() throws IOException, InterruptedException {
        Map<String, Double> cpu = stack.cpuSeconds();
        double busy = 0;
        for (Metrics trainer : trainers) {
            busy += trainer.sum("evonorm_worker_busy_seconds_total")
                    .orElseThrow(() -> Refusal.failed("a trainer does not say how busy it is"));
        }
        SearchStatus status = status();
        long now = System.nanoTime();
        return new Reading(now, cpu, broker.records(), busy, status);
    }

    @Override
    public void close() {
        broker.close();
        stack.close();
    }
}
