package dev.evonorm.service;

import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.stack.EmbeddedRedis;
import dev.evonorm.stack.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static dev.evonorm.service.QueueBench.GROUP;
import static dev.evonorm.service.QueueBench.job;
import static dev.evonorm.service.QueueReader.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WorkQueueIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static QueueBench bench;
    private String jobs = "";
    private String answers = "";
    private String deadLetters = "";

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
        jobs = name + ".jobs";
        answers = name + ".answers";
        deadLetters = Topics.deadLetters(jobs, GROUP);
        bench.createTopic(jobs);
        bench.createTopic(answers);
    }

    @Test
    void threeWorkersOnOnePartitionDoEveryJobOnceAndSideBySide() throws Exception {
        // Given
        int count = 12;
        CountDownLatch threeAtATime = new CountDownLatch(3);
        Doing work = new Doing(answers, job -> {
            threeAtATime.countDown();
            threeAtATime.await();
        });
        bench.put(jobs, IntStream.range(0, count).mapToObj(i -> job("c" + i)).toArray(Event[]::new));

        // When
        bench.start(jobs, work, 3);

        // Then
        await().atMost(SOON).until(() -> bench.keys(answers).size() >= count);
        assertThat(bench.keys(answers)).hasSize(count).doesNotHaveDuplicates();
        assertThat(work.performed).hasValue(count);
        assertThat(bench.records(deadLetters)).isEmpty();
    }

    @Test
    void aJobLongerThanItsLockStaysWithItsWorker() throws Exception {
        // Given: three times the lock of 2 s, and idle workers who would take the record if its lock lapsed
        CountDownLatch never = new CountDownLatch(1);
        Doing work = new Doing(answers, job -> never.await(6, TimeUnit.SECONDS));
        bench.put(jobs, job("long"));

        // When
        bench.start(jobs, work, 3);

        // Then
        await().atMost(SOON).until(() -> !bench.keys(answers).isEmpty());
        assertThat(work.performed).hasValue(1);
        assertThat(bench.keys(answers)).containsExactly("long");
    }

    @Test
    void theJobOfAKilledProcessGoesToAnotherWorker() throws Exception {
        // Given
        bench.put(jobs, job("orphan"));
        Path told = folder.resolve("child.txt");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HangingWorkerMain.class.getName(),
                        bench.servers(),
                        jobs,
                        GROUP)
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        try {
            await().atMost(SOON).until(() -> Files.readString(told).contains("took orphan"));

            // When
            child.destroyForcibly();
            Doing work = new Doing(answers, job -> {});
            bench.start(jobs, work, 1);

            // Then
            await().atMost(SOON).until(() -> !bench.keys(answers).isEmpty());
            assertThat(work.performed).hasValue(1);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void aStoppedQueueHandsItsJobBackAtOnce() throws Exception {
        // Given
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        bench.put(jobs, job("handed-back"));
        WorkQueue first = bench.start(
                jobs,
                new Doing(answers, job -> {
                    taken.countDown();
                    never.await();
                }),
                1);
        taken.await();

        // When
        long begin = System.nanoTime();
        first.close();
        bench.start(jobs, new Doing(answers, job -> {}), 1);

        // Then
        await().atMost(SOON).until(() -> !bench.keys(answers).isEmpty());
        assertThat(bench.keys(answers)).containsExactly("handed-back");
        System.out.printf("handed back and done elsewhere in %d ms%n", (System.nanoTime() - begin) / 1_000_000);
    }

    @Test
    void aJobThatAlwaysFailsIsTriedThreeTimesThenGivenUpWithOneDeadLetter() throws Exception {
        // Given
        Doing work = new Doing(answers, job -> {
            if (job.candidateId().equals("poison")) {
                throw new IllegalStateException("the reactor is cold");
            }
        });
        bench.put(jobs, job("poison"), job("good"));

        // When
        bench.start(jobs, work, 2);

        // Then
        await().atMost(SOON)
                .until(() -> bench.keys(answers).size() == 2
                        && !bench.records(deadLetters).isEmpty());
        assertThat(work.performed).hasValue(4);
        assertThat(reasons()).anyMatch(reason -> reason.contains("delivered 3 times") && reason.contains("cold"));
        var letter = bench.records(deadLetters).get(0);
        assertThat(bench.records(deadLetters)).hasSize(1);
        assertThat(letter.key()).isEqualTo("poison");
        assertThat(letter.value()).isEqualTo(bench.records(jobs).get(0).value());
        assertThat(header(letter, DeadLetter.REASON)).contains("the reactor is cold");
        assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo(jobs);
        assertThat(header(letter, DeadLetter.PARTITION)).isEqualTo("0");
        assertThat(header(letter, DeadLetter.OFFSET)).isEqualTo("0");
        assertThat(header(letter, DeadLetter.DELIVERIES)).isEqualTo("4");
        assertThat(header(letter, DeadLetter.EXCEPTION)).isEqualTo(IllegalStateException.class.getName());
    }

    @Test
    void whatIsNoEventGoesToTheDeadLettersAtOnceAndHoldsNothingUp() throws Exception {
        // Given: compressed, records longer than the broker's limit for batches get through
        bench.put(jobs, "not-json", "{\"type\":".getBytes(StandardCharsets.UTF_8));
        bench.put(jobs, "no-event", "{\"type\":\"Nonsense\"}".getBytes(StandardCharsets.UTF_8));
        bench.put(jobs, "not-utf8", new byte[] {(byte) 0xff, (byte) 0xfe});
        bench.put(jobs, "oversized", " ".repeat(Events.MAX_BYTES + 1).getBytes(StandardCharsets.UTF_8));
        bench.put(jobs, job("good"));

        // When
        Doing work = new Doing(answers, job -> {});
        bench.start(jobs, work, 1);

        // Then
        await().atMost(SOON).until(() -> !bench.keys(answers).isEmpty());
        assertThat(bench.keys(answers)).containsExactly("good");
        assertThat(work.performed).hasValue(1);
        var letters = bench.records(deadLetters);
        assertThat(letters)
                .extracting(letter -> letter.key())
                .containsExactly("not-json", "no-event", "not-utf8", "oversized");
        assertThat(letters)
                .extracting(letter -> header(letter, DeadLetter.DELIVERIES))
                .containsOnly("1");
        assertThat(header(letters.get(0), DeadLetter.REASON)).contains("no event at line 1");
        assertThat(header(letters.get(2), DeadLetter.REASON)).contains("UTF-8");
        assertThat(header(letters.get(3), DeadLetter.REASON)).contains("at most 1048576");
        assertThat(header(letters.get(3), DeadLetter.TRUNCATED)).isEqualTo("1048577");
    }

    @Test
    void eventsOfAnotherTypeAreAcknowledgedUnseen() throws Exception {
        // Given
        bench.put(jobs, new CandidateFailed("search", "other", "test", "not for us"), job("ours"));

        // When
        Doing work = new Doing(answers, job -> {});
        bench.start(jobs, work, 1);

        // Then
        await().atMost(SOON).until(() -> !bench.keys(answers).isEmpty());
        assertThat(bench.keys(answers)).containsExactly("ours");
        assertThat(bench.records(deadLetters)).isEmpty();
    }

    @Test
    void workThatOverrunsItsHardDeadlineEndsTheProcess() throws Exception {
        // Given
        AtomicInteger halted = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Doing work = new Doing(answers, Duration.ofMillis(500), job -> never.await());
        bench.put(jobs, job("endless"));

        // When
        bench.start(jobs, work, 1, halted::set);

        // Then
        await().atMost(SOON).until(() -> halted.get() == QueueBench.HALTED);
        assertThat(bench.keys(answers)).isEmpty();
    }

    @Test
    void workThatWaitsForRedisIsNotEndedByItsHardDeadlineAndItsRecordIsNotDeliveredAgain() throws Exception {
        // Given: an outage of ten times the hard deadline, which is that of three deliveries and more
        Duration deadline = Duration.ofMillis(400);
        AtomicInteger halted = new AtomicInteger();
        int port = FreePorts.one();
        RedisPatience patience = new RedisPatience();
        try (RedisConnection redis = new RedisConnection("redis://127.0.0.1:" + port)) {
            Doing work = new Doing(
                            answers,
                            deadline,
                            job -> patience.untilDone(() -> redis.commands().ping()))
                    .waiting(patience::waited);
            bench.put(jobs, job("patient"));
            bench.start(jobs, work, 1, halted::set);
            await().atMost(SOON).until(() -> patience.waited().compareTo(deadline.multipliedBy(10)) > 0);
            assertThat(bench.keys(answers)).isEmpty();

            // When
            try (EmbeddedRedis back = EmbeddedRedis.start(folder.resolve("redis"), port)) {
                // Then
                await().atMost(SOON).until(() -> !bench.keys(answers).isEmpty());
                assertThat(back.process().isAlive()).isTrue();
            }
            assertThat(halted).hasValue(0);
            assertThat(work.performed).hasValue(1);
            assertThat(bench.records(deadLetters)).isEmpty();
        }
    }

    @Test
    void workThatHangsAfterItHasWaitedIsEndedByItsHardDeadlineAllTheSame() throws Exception {
        // Given
        AtomicInteger halted = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        RedisPatience patience = new RedisPatience();
        Doing work = new Doing(answers, Duration.ofMillis(500), job -> {
                    patience.untilDone(() -> 1);
                    never.await();
                })
                .waiting(patience::waited);
        bench.put(jobs, job("stuck"));

        // When
        bench.start(jobs, work, 1, halted::set);

        // Then
        await().atMost(SOON).until(() -> halted.get() == QueueBench.HALTED);
    }

    @Test
    void anAnswerCarriesTheTraceOfItsQuestion() throws Exception {
        // Given
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        bench.put(jobs, job("traced"), "traceparent", trace);

        // When
        bench.start(jobs, new Doing(answers, job -> {}), 1);

        // Then
        await().atMost(SOON).until(() -> !bench.keys(answers).isEmpty());
        assertThat(header(bench.records(answers).get(0), "traceparent")).isEqualTo(trace);
    }

    @Test
    void anAnswerTooLargeToPublishIsAFailureOfTheWork() throws Exception {
        // Given
        Doing work = new Doing(answers, job -> {}).answering("x".repeat(2 << 20));
        bench.put(jobs, job("verbose"));

        // When
        bench.start(jobs, work, 1);

        // Then
        await().atMost(SOON).until(() -> !bench.records(deadLetters).isEmpty());
        assertThat(header(bench.records(deadLetters).get(0), DeadLetter.REASON)).contains("RecordTooLarge");
    }

    private List<String> reasons() throws Exception {
        List<String> reasons = new ArrayList<>();
        for (var record : bench.records(answers)) {
            reasons.add(((CandidateFailed) Events.decode(record.value())).reason());
        }
        return reasons;
    }
}
