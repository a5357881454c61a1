package dev.evonorm.cli.stack;

import dev.evonorm.stack.StackException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** With real processes: small shell programs. */
class SupervisorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final Supervisor supervisor = new Supervisor(
            new Restarts(Duration.ofMillis(20), Duration.ofSeconds(1), 5, Duration.ofSeconds(120)), notices::add);

    private Part part(String name, String program) {
        return new JavaPart(name, folder.resolve(name + ".log"), List.of("/bin/sh", "-c", program));
    }

    @AfterEach
    void endAll() {
        supervisor.stopRestarting();
        supervisor.end(notices::add, Duration.ofSeconds(1), supervisor.names());
        assertThat(supervisor.processes()).isEmpty();
    }

    @Test
    void what_is_killed_runs_again() {
        supervisor.keep(part("worker", "cat"));
        long first = supervisor.processes().get("worker");

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().atMost(PATIENCE).until(() -> supervisor.processes().getOrDefault("worker", first) != first);
        assertThat(supervisor.restarts()).containsEntry("worker", 1);
        assertThat(notices).singleElement().asString().contains("worker ended").contains("restart 1");
        assertThat(supervisor.failure()).isNull();
    }

    @Test
    void what_cannot_run_is_given_up_with_its_log_named() {
        supervisor.keep(part("broken", "echo oops; exit 3"));
        await().atMost(PATIENCE).until(() -> supervisor.failure() != null);
        assertThat(supervisor.failure())
                .contains("broken ended 5 times")
                .contains(folder.resolve("broken.log").toString());
        assertThat(folder.resolve("broken.log")).content().contains("oops\noops\n");
    }

    @Test
    void what_dies_of_its_work_now_and_then_is_kept_running_until_nothing_comes_of_its_work_any_more() {
        AtomicBoolean works = new AtomicBoolean(true);
        AtomicReference<Supervisor> itself = new AtomicReference<>(supervisor);
        Supervisor forgiving = new Supervisor(
                new Restarts(Duration.ofMillis(20), Duration.ofMillis(20), 5, Duration.ofSeconds(120)), notice -> {
                    notices.add(notice);
                    if (works.get()) {
                        itself.get().worked("worker");
                    }
                });
        itself.set(forgiving);
        forgiving.keep(part("worker", "exit 3"));
        await().atMost(PATIENCE).until(() -> forgiving.restarts().getOrDefault("worker", 0) > 10);
        assertThat(forgiving.failure()).isNull();

        works.set(false);

        await().atMost(PATIENCE).until(() -> forgiving.failure() != null);
        assertThat(notices).allMatch(notice -> notice.startsWith("worker ended with status 3 (its heap was full)"));
        forgiving.stopRestarting();
    }

    @Test
    void a_worker_may_die_of_one_candidate_in_each_delivery_for_each_anchor() {
        assertThat(Restarts.WORKER.deaths()).isGreaterThan(3 * 3);
        Duration pauses = IntStream.range(1, Restarts.WORKER.deaths())
                .mapToObj(Restarts.WORKER::pauseAfter)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(pauses).isLessThan(Restarts.WORKER.window().dividedBy(2));
    }

    @Test
    void what_does_not_come_back_at_once_is_tried_again() {
        AtomicInteger starts = new AtomicInteger();
        Part real = part("worker", "cat");
        supervisor.keep(new Part() {
            @Override
            public String name() {
                return real.name();
            }

            @Override
            public Path log() {
                return real.log();
            }

            @Override
            public Running start() throws IOException {
                if (starts.incrementAndGet() == 2) {
                    throw new StackException("killed in the midst of its start");
                }
                return real.start();
            }
        });
        long first = supervisor.processes().get("worker");

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().atMost(PATIENCE).until(() -> supervisor.processes().getOrDefault("worker", first) != first);
        assertThat(starts).hasValue(3);
        assertThat(supervisor.failure()).isNull();
    }

    @Test
    void what_is_killed_on_purpose_is_started_again_however_often_and_without_growing_pauses() {
        assertThat(Restarts.AT_ONCE.pauseAfter(1000)).isEqualTo(Restarts.AT_ONCE.pause());
        assertThat(Restarts.AT_ONCE.deaths()).isGreaterThan(1000);
        assertThat(Restarts.CAUTIOUS.pauseAfter(4)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void the_end_of_standard_input_ends_it() {
        supervisor.keep(part("reader", "cat >/dev/null; echo clean"));
        supervisor.stopRestarting();
        supervisor.end(notices::add, PATIENCE, List.of("reader"));
        assertThat(supervisor.processes()).isEmpty();
        assertThat(folder.resolve("reader.log")).content().contains("clean");
        assertThat(notices).isEmpty();
    }

    @Test
    void what_will_not_end_is_forced_to() {
        supervisor.keep(part("stubborn", "trap '' TERM; echo up; while true; do sleep 0.1; done"));
        await().atMost(PATIENCE)
                .until(() -> Files.readString(folder.resolve("stubborn.log")).contains("up"));
        supervisor.stopRestarting();
        supervisor.end(notices::add, Duration.ofMillis(300), List.of("stubborn"));
        await().atMost(PATIENCE).until(() -> supervisor.processes().isEmpty());
        assertThat(notices).containsExactly("forced to end: stubborn");
    }

    @Test
    void nothing_is_started_once_stopping_has_begun() {
        supervisor.stopRestarting();
        supervisor.keep(part("late", "cat"));
        assertThat(supervisor.processes()).isEmpty();
    }
}
