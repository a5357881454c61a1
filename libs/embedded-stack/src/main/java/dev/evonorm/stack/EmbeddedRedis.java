package dev.evonorm.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * One real redis-server as a child process, its data in an append-only file in a folder.
 *
 * <p>Nothing that a client was told is lost by kill -9 of Redis or of this process: {@code appendfsync always} writes the
 * file before the answer. ({@code everysec} does so mostly, but puts the write off for up to two seconds while a
 * background fsync is slow, and answers all the same.) The price is an fsync for each batch of commands.
 *
 * <p>The server ends when this process does, however that ends; where that cannot be had (no POSIX shell), the next start
 * in the folder stops what was left behind. Thread-safe; {@link #close} is idempotent and waits for the server's end.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOADING = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final StackFolder folder;
    private final Process process;
    private final int port;

    private EmbeddedRedis(StackFolder folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server and returns once it has loaded its data and answers.
     *
     * @param folder where its data are kept; made if need be, used by one server at a time
     * @param port of 127.0.0.1
     * @throws StackException if the port is in use, or the folder is in use or cannot be written
     */
    public static EmbeddedRedis start(Path folder, int port) {
        return start(folder, port, Map.of());
    }

    /**
     * As above, with more settings of redis.conf, such as {@code aclfile} and {@code tls-port}. Whoever has not logged in must
     * be allowed to PING.
     */
    public static EmbeddedRedis start(Path folder, int port, Map<String, String> more) {
        StackFolder taken = StackFolder.take("Redis", folder, PATIENCE);
        try {
            RedisOrphan.stop(taken.path());
            FreePorts.requireFree("Redis", port);
            Process process = RedisCommand.in(taken.path(), port, more).start();
            try {
                RedisOrphan.remember(taken.path(), process.toHandle(), port);
                awaitReady(taken.path(), process, port);
                return new EmbeddedRedis(taken, process, port);
            } catch (IOException | RuntimeException e) {
                process.destroyForcibly();
                throw e;
            }
        } catch (IOException e) {
            taken.close();
            throw new StackException(
                    "Redis could not be started in %s (%s); make the folder writable and free of noexec, or choose another"
                            .formatted(folder, e),
                    e);
        } catch (RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    /** What clients connect to, such as {@code redis://127.0.0.1:6379}. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** The server's process; destroying it forcibly is kill -9. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Completes when the server has ended, whoever ended it. */
    public CompletableFuture<ProcessHandle> onExit() {
        return process.toHandle().onExit();
    }

    @Override
    public void close() {
        Processes.end(process.toHandle(), PATIENCE);
        folder.close();
    }

    private static void awaitReady(Path folder, Process process, int port) {
        long deadline = System.nanoTime() + LOADING.toNanos();
        while (!RedisProbe.answers(port)) {
            if (!process.isAlive()) {
                throw new StackException("Redis ended at its start with status %d; its log is %s"
                        .formatted(process.exitValue(), folder.resolve(RedisCommand.LOG)));
            }
            if (System.nanoTime() > deadline) {
                throw new StackException("Redis did not answer on 127.0.0.1:%d within %s; its log is %s"
                        .formatted(port, LOADING, folder.resolve(RedisCommand.LOG)));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
