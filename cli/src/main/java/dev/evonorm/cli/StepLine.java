package dev.evonorm.cli;

import java.io.PrintWriter;
import java.time.Duration;

/** Tells how far a long computation is: one line that is written over on a terminal, a line now and then elsewhere. */
final class StepLine implements AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final boolean terminal;
    private long last = System.nanoTime();
    private int shown;

    StepLine(PrintWriter err) {
        this.err = err;
        this.terminal = Boolean.getBoolean("evonorm.terminal");
    }

    /** Shows the text if it is time for it. */
    void show(String text) {
        long now = System.nanoTime();
        if (now - last < (terminal ? ON_TERMINAL : ELSEWHERE).toNanos()) {
            return;
        }
        last = now;
        if (terminal) {
            err.print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
            err.flush();
            shown = text.length();
        } else {
            err.println(text);
        }
    }

    @Override
    public void close() {
        if (shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
        }
    }
}
