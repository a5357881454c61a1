package dev.evonorm.service;

import dev.evonorm.contracts.event.Event;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static dev.evonorm.service.QueueBench.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Processes with several queues, and with many slots. */
class SharedSlotsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static QueueBench bench;
    private String first = "";
    private String second = "";
    private String answers = "";

    @BeforeAll
    static void startBroker() {
        bench = new QueueBench(folder);
    }

    @AfterAll
    static void stopBroker() {
        bench.close();
    }

    @BeforeEach
    void topicsOfItsOwn(TestInfo test) throws Exception {
        String name = test.getTestMethod().orElseThrow().getName();
        first = name + ".first";
        second = name + ".second";
        answers = name + ".answers";
        for (String topic : new String[] {first, second, answers}) {
            bench.createTopic(topic);
        }
    }

    @Test
    void whatABusyProcessHasNoSlotForGoesToAnIdleOneAtOnce() throws Exception {
        // Given: a process with two queues and one slot, which the first queue's job holds; locks that outlast the test
        QueueSettings patient = new QueueSettings(
                Broker.of(bench.servers()), 1, Duration.ofMinutes(1), 3, Duration.ofMillis(50), Duration.ofMillis(300));
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Slots one = new Slots(1);
        Doing hanging = new Doing(answers, job -> {
            busy.countDown();
            never.await();
        });
        Doing unreached = new Doing(answers, job -> {});
        bench.start(patient, first, hanging, one);
        bench.start(patient, second, unreached, one);
        bench.put(first, job("long"));
        assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();

        // When: another process comes, and has time
        Doing idle = new Doing(answers, job -> {});
        bench.put(second, job("c1"), job("c2"), job("c3"));
        bench.start(patient, second, idle, new Slots(1));

        // Then
        await().atMost(SOON).until(() -> bench.keys(answers).size() == 3);
        assertThat(bench.keys(answers)).containsExactly("c1", "c2", "c3");
        assertThat(idle.performed).hasValue(3);
        assertThat(unreached.performed).hasValue(0);
    }

    @Test
    void queuesThatShareASlotTakeTurns() throws Exception {
        // Given: the first queue has nothing to do, and could wait with the slot in its hands for ever
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Doing work = new Doing(answers, job -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            running.decrementAndGet();
        });
        Slots one = new Slots(1);
        bench.start(bench.settings(), first, work, one);
        bench.start(bench.settings(), second, work, one);

        // When
        bench.put(second, job("s1"), job("s2"));
        await().atMost(SOON).until(() -> bench.keys(answers).size() == 2);
        bench.put(first, job("f1"), job("f2"));
        bench.put(second, job("s3"));

        // Then
        await().atMost(SOON).until(() -> bench.keys(answers).size() == 5);
        assertThat(bench.keys(answers)).containsExactlyInAnyOrder("s1", "s2", "f1", "f2", "s3");
        assertThat(most).hasValue(1);
    }

    @Test
    void manySlotsShareFewMembersAndEveryJobIsDoneOnce() throws Exception {
        // Given: more jobs than slots, longer than their locks of 2 s
        int slots = 100;
        int count = 150;
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Doing work = new Doing(answers, job -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            never.await(4, TimeUnit.SECONDS);
            running.decrementAndGet();
        });
        bench.put(first, IntStream.range(0, count).mapToObj(i -> job("c" + i)).toArray(Event[]::new));

        // When
        bench.start(first, work, slots);

        // Then
        await().atMost(SOON).until(() -> bench.keys(answers).size() >= count);
        assertThat(bench.keys(answers)).hasSize(count).doesNotHaveDuplicates();
        assertThat(work.performed).hasValue(count);
        assertThat(most.get()).isBetween(slots * 8 / 10, slots);
    }
}
