package dev.evonorm.cli.stack;

import org.jspecify.annotations.Nullable;

/** How a process ended, in words. */
final class Ending {
    /** What Java ends with by {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;
    /** What a worker ends itself with. */
    private static final int OVERRUN = 70;
    /** What Java ends by when native code has crashed: SIGABRT, of whatever signal it was. */
    private static final int CRASHED = 128 + 6;

    private static final int KILLED = 128 + 9;

    private Ending() {}

    /** @param status null where it is unknown */
    static String of(@Nullable Integer status) {
        return status == null
                ? "ended"
                : "ended with status %d%s"
                        .formatted(
                                status,
                                switch (status) {
                                    case OUT_OF_MEMORY -> " (its heap was full)";
                                    case OVERRUN -> " (its work overran its hard deadline)";
                                    case CRASHED -> " (native code crashed; the report is beside its log)";
                                    case KILLED -> " (killed, by hand or for want of memory)";
                                    default -> "";
                                });
    }
}
