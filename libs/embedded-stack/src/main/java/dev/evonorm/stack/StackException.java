package dev.evonorm.stack;

import org.jspecify.annotations.Nullable;

/** Kafka or Redis could not be started or stopped; the message names the port, folder or process and says what to do. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StackException(String message) {
        this(message, null);
    }

    public StackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
