package dev.evonorm.study.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.training.process.NativeDefaults;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One worker process, seen from its parent. For one thread. */
final class WorkerProcess implements AutoCloseable {
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final ObjectMapper json = Json.mapper();
    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    private WorkerProcess(Process process) {
        this.process = process;
        this.in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a worker; its standard error goes to the log. @throws IOException if it cannot start */
    static WorkerProcess start(WorkerPlan plan, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(plan.command()).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        NativeDefaults.addTo(builder.environment());
        WorkerProcess worker = new WorkerProcess(builder.start());
        try {
            worker.send(plan);
            if (StudyWorker.READY.equals(worker.out.readLine())) {
                return worker;
            }
            throw new IOException("it ended before it was ready");
        } catch (IOException e) {
            worker.close();
            throw new IOException("a worker does not start: %s; see %s".formatted(e.getMessage(), log), e);
        }
    }

    /**
     * The answer, or null if the process died over the job. A job that outlives all deadlines within it is taken for hung, and
     * its process killed.
     */
    @Nullable
    Answer perform(Job job) {
        Duration most = job.deadline().plus(MARGIN);
        CompletableFuture<Void> overdue = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(most.toMillis(), TimeUnit.MILLISECONDS));
        try {
            send(job);
            String line = out.readLine();
            return line == null ? null : json.readValue(line, Answer.class);
        } catch (IOException brokenPipe) {
            return null;
        } finally {
            overdue.cancel(true);
        }
    }

    private void send(Object value) throws IOException {
        in.write(json.writeValueAsString(value));
        in.write("\n");
        in.flush();
    }

    /** How it ended, once it died. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it at once; it keeps nothing that could be lost. */
    @Override
    public void close() {
        process.destroyForcibly();
        for (AutoCloseable stream : List.of(in, out)) {
            try {
                stream.close();
            } catch (Exception alreadyBroken) {
                // The process is dead: what was on the way to it is of no use.
            }
        }
    }
}
