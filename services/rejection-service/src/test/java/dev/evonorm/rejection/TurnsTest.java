package dev.evonorm.rejection;

import dev.evonorm.rejection.Turns.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(30)
class TurnsTest {
    private final Turns turns = new Turns(1);
    private final List<Turn> taken = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Future<?> waiting(Turn turn) {
        turns.ask(turn);
        return threads.submit(() -> {
            turns.await(turn);
            taken.add(turn);
            return null;
        });
    }

    @Test
    void theFirstNetworkOfTheOldestCandidateGoesFirst() throws Exception {
        turns.ask(new Turn(1, 0));
        turns.await(new Turn(1, 0));
        waiting(new Turn(3, 0));
        waiting(new Turn(2, 2));
        waiting(new Turn(2, 1));
        for (int given = 1; given <= 3; given++) {
            int all = given;
            turns.giveBack();
            await().until(() -> taken.size() == all);
        }

        assertThat(taken).containsExactly(new Turn(2, 1), new Turn(2, 2), new Turn(3, 0));
    }

    @Test
    void whoeverIsInterruptedIsNoLongerWaitedFor() throws Exception {
        turns.ask(new Turn(1, 0));
        turns.await(new Turn(1, 0));
        CountDownLatch runs = new CountDownLatch(1);
        turns.ask(new Turn(2, 0));
        Future<?> second = threads.submit(() -> {
            runs.countDown();
            turns.await(new Turn(2, 0));
            return null;
        });
        runs.await();
        second.cancel(true);
        await().until(() -> turns.waiting() == 0);
        waiting(new Turn(3, 0));
        turns.giveBack();

        await().until(() -> taken.contains(new Turn(3, 0)));
        assertThat(taken).hasSize(1);
    }
}
