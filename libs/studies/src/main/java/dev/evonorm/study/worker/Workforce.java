package dev.evonorm.study.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/**
 * Some worker processes that share out a list of jobs. A worker that dies over a job is replaced and the job tried once
 * more; if it kills the second one too, its answer is a crash. A worker that was told to end, as by Ctrl-C, ends the work.
 * For one list.
 */
public final class Workforce {
    /** Exit codes of a JVM that an interrupt or a termination ended: 128 + signal. */
    private static final Set<Integer> TOLD_TO_END = Set.of(130, 143);

    private static final int ATTEMPTS = 2;

    private final WorkerPlan plan;
    private final Path log;
    private final int workers;
    private final List<WorkerProcess> running = new ArrayList<>();
    private boolean ended;

    /** A job and what it is called. */
    public record Order(String id, Job job) {}

    /** @param log for the workers' standard error */
    public Workforce(WorkerPlan plan, Path log, int workers) {
        this.plan = plan;
        this.log = log;
        this.workers = workers;
    }

    /**
     * Works all orders off, in about their order.
     *
     * @param answered told each answer as soon as it is known, one at a time, on any thread
     * @throws IOException if a worker does not start, or was told to end
     */
    public void work(List<Order> orders, BiConsumer<String, Answer> answered) throws IOException, InterruptedException {
        ConcurrentLinkedQueue<Order> open = new ConcurrentLinkedQueue<>(orders);
        int needed = Math.min(workers, orders.size());
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, needed));
        ExecutorCompletionService<Void> lanes = new ExecutorCompletionService<>(threads);
        try {
            for (int i = 0; i < needed; i++) {
                lanes.submit(() -> {
                    lane(open, answered);
                    return null;
                });
            }
            for (int i = 0; i < needed; i++) {
                lanes.take().get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException("the results of a worker could not be taken", e.getCause());
        } finally {
            end();
            threads.shutdownNow();
        }
    }

    private void lane(ConcurrentLinkedQueue<Order> open, BiConsumer<String, Answer> answered)
            throws IOException, InterruptedException {
        WorkerProcess worker = started();
        for (Order order = open.poll(); order != null; order = open.poll()) {
            Answer answer = null;
            String crash = "";
            for (int attempt = 0; attempt < ATTEMPTS && answer == null; attempt++) {
                answer = worker.perform(order);
                if (answer == null) {
                    crash = "the worker ended with exit code " + exitCode(worker);
                    worker = started();
                }
            }
            tell(answered, order, answer == null ? new Answer(List.of(), crash) : answer);
        }
    }

    private WorkerProcess started() throws IOException {
        WorkerProcess worker = WorkerProcess.start(plan, log);
        synchronized (running) {
            if (ended) {
                worker.close();
                throw new IOException("the work has ended");
            }
            running.add(worker);
        }
        return worker;
    }

    private void end() {
        synchronized (running) {
            ended = true;
            running.forEach(WorkerProcess::close);
        }
    }

    private static int exitCode(WorkerProcess worker) throws IOException, InterruptedException {
        int code = worker.exitCode();
        if (TOLD_TO_END.contains(code)) {
            throw new IOException("a worker was told to end");
        }
        return code;
    }

    private synchronized void tell(BiConsumer<String, Answer> answered, Order order, Answer answer) {
        answered.accept(order.id(), answer);
    }
}
