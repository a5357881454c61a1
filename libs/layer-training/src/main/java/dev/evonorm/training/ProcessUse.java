package dev.evonorm.training;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this process has used so far. */
final class ProcessUse {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final String PEAK_RESIDENT = "VmHWM:";

    private ProcessUse() {}

    /** CPU seconds of all threads. */
    static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    /**
     * CPU nanoseconds of all threads that live: finer than {@link #cpuSeconds}, which counts clock ticks of 10 ms on Linux.
     * Elsewhere the same.
     */
    static long cpuNanos() {
        try (Stream<Path> threads = Files.list(TASKS)) {
            return threads.mapToLong(ProcessUse::onProcessor).sum();
        } catch (IOException | UncheckedIOException e) {
            return (long) (cpuSeconds() * 1e9);
        }
    }

    private static long onProcessor(Path thread) {
        try {
            String times = Files.readString(thread.resolve("schedstat"));
            return Long.parseLong(times.substring(0, times.indexOf(' ')));
        } catch (IOException e) {
            return 0; // it has just ended
        }
    }

    /** The most resident memory so far in bytes; -1 where the system does not tell (Linux does). */
    static long peakMemoryBytes() {
        if (!Files.isReadable(STATUS)) {
            return -1;
        }
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(PEAK_RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException | UncheckedIOException e) {
            return -1;
        }
    }
}
