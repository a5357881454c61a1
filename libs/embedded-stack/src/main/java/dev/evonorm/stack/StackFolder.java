package dev.evonorm.stack;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A data folder that one process at a time may use. The operating system drops the lock with its process, so a lock that
 * is held means a live owner; after kill -9 the folder is free at once.
 */
final class StackFolder implements AutoCloseable {
    private static final String LOCK = "in-use.lock";
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Path path;
    private final FileChannel channel;

    private StackFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Makes the folder if need be and takes it; a predecessor that is about to end is waited for so long. */
    static StackFolder take(String what, Path folder, Duration patience) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel, patience)) {
                channel.close();
                throw new StackException(
                        "%s cannot use %s, another process has it in use; wait for that one to end, stop it, or choose another folder"
                                .formatted(what, path));
            }
            return new StackFolder(path, channel);
        } catch (IOException e) {
            throw new StackException(
                    "%s cannot write to %s (%s); make it writable or choose another folder".formatted(what, path, e),
                    e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StackException("the lock of %s could not be released".formatted(path), e);
        }
    }

    private static boolean lock(FileChannel channel, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (tryLock(channel) == null) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process, through another object.
            return null;
        }
    }
}
