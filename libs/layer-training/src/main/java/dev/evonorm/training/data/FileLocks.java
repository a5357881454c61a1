package dev.evonorm.training.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two processes from making the same folder at once: the second waits and then finds the work done. */
final class FileLocks {
    private FileLocks() {}

    /** What is done under the lock. */
    @FunctionalInterface
    interface Task {
        void run() throws IOException;
    }

    /** Runs the task while no other process holds the lock of that folder, a file beside it. */
    // Static synchronized: a file lock holds off other processes, but throws for a second thread of the same one.
    @SuppressWarnings("try")
    static synchronized void holding(Path folder, Task task) throws IOException {
        Path file = folder.resolveSibling(folder.getFileName() + ".lock");
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            task.run();
        }
    }
}
