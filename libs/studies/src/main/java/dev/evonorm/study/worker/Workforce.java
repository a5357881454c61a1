package dev.evonorm.study.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** A {@link Crew} that shares out a list of jobs. A worker that was told to end, as by Ctrl-C, ends the work. For one list. */
public final class Workforce {
    private final WorkerPlan plan;
    private final Path log;
    private final int workers;

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
        try (Crew crew = new Crew(plan, log, needed)) {
            for (int i = 0; i < needed; i++) {
                lanes.submit(() -> {
                    for (Order order = open.poll(); order != null; order = open.poll()) {
                        tell(answered, order, crew.perform(order.job(), 0));
                    }
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
            threads.shutdownNow();
        }
    }

    private synchronized void tell(BiConsumer<String, Answer> answered, Order order, Answer answer) {
        answered.accept(order.id(), answer);
    }
}
