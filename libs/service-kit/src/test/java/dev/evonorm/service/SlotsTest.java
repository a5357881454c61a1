package dev.evonorm.service;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class SlotsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Slots slots = new Slots(4);
    private final ExecutorService queues = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        queues.shutdownNow();
    }

    @Test
    void whatIsTakenIsNotToBeHadUntilItComesBack() throws Exception {
        assertThat(slots.take("a", 3, LONG)).isTrue();
        assertThat(slots.take("b", 2, Duration.ofMillis(10))).isFalse();

        slots.giveBack(1);

        assertThat(slots.take("b", 2, Duration.ZERO)).isTrue();
        assertThat(slots).hasToString("0 of 4 free");
    }

    @Test
    void whoWantsManyIsNotOvertakenByThoseWhoWantFew() throws Exception {
        // Given
        slots.take("a", 2, LONG);
        List<String> order = new CopyOnWriteArrayList<>();
        Future<?> many = waiting("many", 4, order);
        await().until(() -> slots.areWantedBeside("few"));
        Future<?> few = waiting("few", 1, order);
        await().until(() -> slots.areWantedBeside("many"));

        // When
        slots.giveBack(2);
        many.get(10, TimeUnit.SECONDS);
        slots.giveBack(4);
        few.get(10, TimeUnit.SECONDS);

        // Then
        assertThat(order).containsExactly("many", "few");
    }

    @Test
    void whoGivesUpWaitingLetsTheNextOneIn() throws Exception {
        slots.take("a", 2, LONG);
        List<String> order = new CopyOnWriteArrayList<>();
        Future<Boolean> impatient = queues.submit(() -> slots.take("many", 4, Duration.ofMillis(300)));
        await().until(() -> slots.areWantedBeside("few"));
        Future<?> few = waiting("few", 1, order);

        assertThat(impatient.get(10, TimeUnit.SECONDS)).isFalse();
        few.get(10, TimeUnit.SECONDS);

        assertThat(order).containsExactly("few");
    }

    @Test
    void aQueueKnowsWhetherAnotherWaits() throws Exception {
        slots.take("a", 4, LONG);
        waiting("b", 1, new CopyOnWriteArrayList<>());

        await().until(() -> slots.areWantedBeside("a"));
        assertThat(slots.areWantedBeside("b")).isFalse();
    }

    @Test
    void aProcessHasAtLeastOne() {
        assertThatThrownBy(() -> new Slots(0)).hasMessageContaining("at least 1");
    }

    private Future<?> waiting(String queue, int wanted, List<String> order) {
        return queues.submit(() -> {
            if (slots.take(queue, wanted, LONG)) {
                order.add(queue);
            }
            return null;
        });
    }
}
