package dev.evonorm.task;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * Bounds the jobs that run at a time over all queues of the process. Those that wait are let in first come, first
 * served, so none starves. What waits keeps its record: it is in this process' hands, and its lock is renewed.
 */
final class Jobs {
    private final Semaphore free;
    private final int queues;

    /**
     * @param atATime jobs that run at a time
     * @param queues queues that take jobs, each with {@code atATime} workers
     */
    Jobs(int atATime, int queues) {
        this.free = new Semaphore(atATime, true);
        this.queues = queues;
    }

    /** Runs the job when its turn has come. */
    <T> T run(Callable<T> job) throws Exception {
        free.acquire();
        try {
            return job.call();
        } finally {
            free.release();
        }
    }

    /** The most jobs, one after another, until the last that came is done: as many as there are queues. */
    int mostInTurn() {
        return queues;
    }
}
