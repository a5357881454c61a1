package dev.evonorm.service;

import dev.evonorm.contracts.event.Topics;
import dev.evonorm.service.KafkaBacklog.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

import static dev.evonorm.service.QueueBench.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class KafkaBacklogIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String JOBS = Topics.FINALISTS;
    private static final String ANSWERS = "answers";
    private static final Queue QUEUE = new Queue(JOBS, QueueBench.GROUP);

    @TempDir
    Path folder;

    @Test
    void the_backlog_is_what_is_not_done_before_while_and_after_workers_are_there() throws Exception {
        try (QueueBench bench = new QueueBench(folder);
                KafkaBacklog backlog = new KafkaBacklog(Broker.of(bench.servers()))) {
            // Given: five jobs and no worker yet
            bench.createTopic(JOBS);
            bench.createTopic(ANSWERS);
            bench.put(JOBS, job("a"), job("b"), job("c"), job("d"), job("e"));
            assertThat(backlog.ofQueues(Set.of())).isEmpty();
            assertThat(backlog.ofQueues(Set.of(QUEUE))).isEqualTo(Map.of(QUEUE, 5L));
            assertThat(backlog.ofDeadLetters()).isEmpty();

            // When: two are done and the worker holds the third
            Semaphore allowed = new Semaphore(2);
            Doing work = new Doing(ANSWERS, job -> allowed.acquire());
            bench.start(JOBS, work, 1);
            await().atMost(SOON).until(() -> work.performed.get() == 3);

            // Then: what is under way counts too
            await().atMost(SOON).until(() -> backlog.ofQueues(Set.of()).equals(Map.of(QUEUE, 3L)));

            // When: the rest is done, and one more is no event
            allowed.release(3);
            bench.put(JOBS, "key", new byte[] {'?'});

            // Then: nothing waits, and the one that was given up on is counted by its queue
            await().atMost(SOON).until(() -> backlog.ofQueues(Set.of()).equals(Map.of(QUEUE, 0L)));
            assertThat(backlog.ofDeadLetters()).isEqualTo(Map.of(QUEUE, 1L));
        }
    }
}
