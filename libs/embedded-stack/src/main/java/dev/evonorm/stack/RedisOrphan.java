package dev.evonorm.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * A server that outlived its parent, known from a note in its folder. Process ids are used again, so a process counts as
 * ours only if it began when the note says, or if the Redis on the noted port says that it is that process.
 */
final class RedisOrphan {
    private static final String NOTE = "redis-process.properties";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private RedisOrphan() {}

    static void remember(Path folder, ProcessHandle process, int port) throws IOException {
        Properties note = new Properties();
        note.setProperty("pid", Long.toString(process.pid()));
        note.setProperty("port", Integer.toString(port));
        process.info().startInstant().ifPresent(began -> note.setProperty("began", began.toString()));
        try (Writer out = Files.newBufferedWriter(folder.resolve(NOTE))) {
            note.store(out, "the redis-server that uses this folder");
        }
    }

    /** Ends the server of the note, if it still runs. The caller holds the folder, so nobody uses that server. */
    static void stop(Path folder) throws IOException {
        Path file = folder.resolve(NOTE);
        if (!Files.exists(file)) {
            return;
        }
        Properties note = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            note.load(in);
        }
        find(note).ifPresent(orphan -> Processes.end(orphan, PATIENCE));
        Files.delete(file);
    }

    private static Optional<ProcessHandle> find(Properties note) {
        try {
            long pid = Long.parseLong(note.getProperty("pid", ""));
            int port = Integer.parseInt(note.getProperty("port", ""));
            Optional<Instant> began =
                    Optional.ofNullable(note.getProperty("began")).map(Instant::parse);
            return ProcessHandle.of(pid)
                    .filter(process -> isRedis(process)
                                    && began.isPresent()
                                    && began.equals(process.info().startInstant())
                            || RedisProbe.isProcess(port, pid));
        } catch (RuntimeException e) {
            // A note cut short by a crash names nobody. If a server runs all the same, its port is found in use.
            return Optional.empty();
        }
    }

    private static boolean isRedis(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("redis-server"))
                .orElse(false);
    }
}
