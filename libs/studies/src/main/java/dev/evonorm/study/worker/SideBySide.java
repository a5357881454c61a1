package dev.evonorm.study.worker;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Tasks at the same time, each on a thread of its own. */
public final class SideBySide {
    private SideBySide() {}

    /**
     * Runs all of them to their ends; the first that fails ends the wait, and the others are interrupted.
     *
     * @param broken what is said where one fails for another reason than {@link IOException}
     * @throws IOException if one of them throws it
     */
    public static void run(List<Callable<Void>> tasks, String broken) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, tasks.size()));
        ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(threads);
        try {
            tasks.forEach(running::submit);
            for (int i = 0; i < tasks.size(); i++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(broken, e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
