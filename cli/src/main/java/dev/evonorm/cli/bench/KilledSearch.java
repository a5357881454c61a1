package dev.evonorm.cli.bench;

import dev.evonorm.cli.chaos.check.Checker;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.run.JournalFile;
import dev.evonorm.cli.stack.WhenInterrupted;
import dev.evonorm.training.process.JavaCommand;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** {@code evonorm search} as a process of its own, with all that it starts, which can be killed at once. For one thread. */
final class KilledSearch implements AutoCloseable {
    private static final long LOOK_MILLIS = 50;

    private final Process process;
    private final Path log;
    private final Path journal;
    private final Instant begun = Instant.now();
    private final WhenInterrupted stopping;

    /**
     * Calls it as this process was called.
     *
     * @param log of what it says
     * @param journal of its run
     */
    KilledSearch(Path log, Path journal, List<String> arguments) throws IOException {
        this.log = log;
        this.journal = journal;
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-Devonorm.err") && !option.startsWith("-Devonorm.terminal"))
                .toList();
        List<String> search =
                Stream.concat(Stream.of("search"), arguments.stream()).toList();
        List<String> command = JavaCommand.plain().with(options).run("dev.evonorm.cli.Evonorm", search);
        ProcessBuilder.Redirect appended = ProcessBuilder.Redirect.appendTo(new File(log.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(appended).redirectError(appended);
        builder.environment().put("EVONORM_SELECTOR_DRAINING", Checker.DRAINING);
        process = builder.start();
        process.getOutputStream().close();
        // Whoever stops the measurement stops the search as well.
        stopping = new WhenInterrupted(this::end);
    }

    /** Seconds from its start until it wrote down so many events that the selector counted since that start. */
    double untilCounted(int events, Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (countedSince(begun) < events) {
            if (!process.isAlive()) {
                throw ended();
            }
            if (System.nanoTime() > end) {
                throw Refusal.failed("no event was counted within %d s; see %s", patience.toSeconds(), log);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    }

    /** By the selector's clock, which is this machine's: what it had counted before is only written down late. */
    private long countedSince(Instant time) throws IOException {
        AtomicLong count = new AtomicLong();
        if (Files.exists(journal)) {
            JournalFile.read(journal, entry -> {
                if (!entry.at().isBefore(time)) {
                    count.incrementAndGet();
                }
            });
        }
        return count.get();
    }

    private Refusal ended() {
        return Refusal.failed("the search ended with code %d; see %s", process.exitValue(), log);
    }

    /**
     * Kills (-9) it and all that it started, at once.
     *
     * @return how many processes that were
     */
    int killAll() throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            each.onExit()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .exceptionally(late -> each)
                    .join();
        }
        stopping.close();
        return all.size();
    }

    void awaitEnd(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            throw Refusal.failed("the search has not ended within %d s; see %s", patience.toSeconds(), log);
        }
        if (process.exitValue() != Refusal.DONE) {
            throw ended();
        }
    }

    @Override
    public void close() {
        stopping.close();
        end();
    }

    private void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
