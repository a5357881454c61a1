package dev.evonorm.cli.refusal;

import org.jspecify.annotations.Nullable;

/** Ends a command with one line for the user and an exit code; the message says what was wrong and what to do. */
public final class Refusal extends RuntimeException {
    /** All went well. */
    public static final int DONE = 0;
    /** What was asked was tried and failed. */
    public static final int FAILED = 1;
    /** The arguments, or a file that they name, are wrong. */
    public static final int WRONG_USE = 2;
    /** This machine lacks something. */
    public static final int ENVIRONMENT = 3;

    private static final long serialVersionUID = 1;

    private final int exitCode;

    private Refusal(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The user must call it otherwise: exit code 2. */
    public static Refusal wrongUse(String format, @Nullable Object... values) {
        return new Refusal(WRONG_USE, format.formatted(values));
    }

    /** It was tried and failed: exit code 1. */
    public static Refusal failed(String format, @Nullable Object... values) {
        return new Refusal(FAILED, format.formatted(values));
    }

    /** The machine lacks something: exit code 3. */
    public static Refusal environment(String format, @Nullable Object... values) {
        return new Refusal(ENVIRONMENT, format.formatted(values));
    }

    public int exitCode() {
        return exitCode;
    }
}
