package dev.evonorm.study.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
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
        try (Crew crew = new Crew(plan, log, needed)) {
            Callable<Void> lane = () -> {
                for (Order order = open.poll(); order != null; order = open.poll()) {
                    tell(answered, order, crew.perform(order.job(), 0));
                }
                return null;
            };
            SideBySide.run(Collections.nCopies(needed, lane), "the results of a worker could not be taken");
        }
    }

    private synchronized void tell(BiConsumer<String, Answer> answered, Order order, Answer answer) {
        answered.accept(order.id(), answer);
    }
}
