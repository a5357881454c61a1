package dev.evonorm.service;

import org.jspecify.annotations.Nullable;

/** A record's value is no event; the message says why. Trying again cannot help. */
public final class UndecodableEventException extends Exception {
    private static final long serialVersionUID = 1;

    public UndecodableEventException(String reason) {
        this(reason, null);
    }

    public UndecodableEventException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
