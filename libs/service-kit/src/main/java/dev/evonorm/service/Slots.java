package dev.evonorm.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The jobs that a process does at a time, over all its queues. A queue takes slots before it asks the broker for records,
 * so that no record waits in this process' hands while another process could do it. Who waits is served first come, first
 * served, so no queue starves. Thread-safe.
 */
public final class Slots {
    private final int atATime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int free;

    /** @param atATime jobs at a time */
    public Slots(int atATime) {
        if (atATime < 1) {
            throw new IllegalArgumentException("jobs at a time are %d; let it be at least 1".formatted(atATime));
        }
        this.atATime = atATime;
        free = atATime;
    }

    private record Waiter(Object queue, int wanted, Condition served) {}

    int atATime() {
        return atATime;
    }

    /**
     * Takes slots for a queue when its turn has come.
     *
     * @param wanted at most {@link #atATime}
     * @return false if they were not to be had within the patience
     */
    boolean take(Object queue, int wanted, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lockInterruptibly();
        try {
            Waiter self = new Waiter(queue, wanted, lock.newCondition());
            waiting.addLast(self);
            try {
                while (waiting.peekFirst() != self || free < wanted) {
                    if (nanos <= 0) {
                        return false;
                    }
                    nanos = self.served.awaitNanos(nanos);
                }
                free -= wanted;
                return true;
            } finally {
                waiting.remove(self);
                serveNext();
            }
        } finally {
            lock.unlock();
        }
    }

    void giveBack(int slots) {
        if (slots == 0) {
            return;
        }
        lock.lock();
        try {
            free += slots;
            serveNext();
        } finally {
            lock.unlock();
        }
    }

    /** Whether another queue waits for slots. */
    boolean areWantedBeside(Object queue) {
        lock.lock();
        try {
            return waiting.stream().anyMatch(waiter -> waiter.queue != queue);
        } finally {
            lock.unlock();
        }
    }

    private void serveNext() {
        Waiter next = waiting.peekFirst();
        if (next != null && free >= next.wanted) {
            next.served.signal();
        }
    }

    /** Such as "3 of 4 free", for logs. */
    @Override
    public String toString() {
        lock.lock();
        try {
            return "%d of %d free".formatted(free, atATime);
        } finally {
            lock.unlock();
        }
    }
}
