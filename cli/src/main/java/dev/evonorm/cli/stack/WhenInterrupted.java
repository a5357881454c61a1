package dev.evonorm.cli.stack;

/** What is done when this process is told to end, unless it is closed before. Thread-safe; closing is idempotent. */
public final class WhenInterrupted implements AutoCloseable {
    private final Thread hook;

    public WhenInterrupted(Runnable task) {
        hook = new Thread(task, "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook is at work: it has the last word.
        }
    }
}
