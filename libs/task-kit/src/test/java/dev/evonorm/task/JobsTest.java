package dev.evonorm.task;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class JobsTest {
    private final ExecutorService callers = Executors.newFixedThreadPool(6);

    @AfterEach
    void stopCallers() {
        callers.shutdownNow();
    }

    @Test
    void neverMoreThanSoManyRunAtATime() throws Exception {
        Jobs jobs = new Jobs(2, 3);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Callable<Integer> job = () -> jobs.run(() -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            return running.decrementAndGet();
        });

        callers.invokeAll(Collections.nCopies(200, job));

        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void asManyAsAllowedRunTogether() throws Exception {
        Jobs jobs = new Jobs(2, 3);
        CountDownLatch both = new CountDownLatch(2);
        Callable<Boolean> job = () -> jobs.run(() -> {
            both.countDown();
            return both.await(10, TimeUnit.SECONDS);
        });

        var results = callers.invokeAll(List.of(job, job));

        for (var result : results) {
            assertThat(result.get()).isTrue();
        }
    }
}
