package dev.evonorm.training.data;

import java.io.IOException;

/** A download that may go on at the next attempt. */
final class BrokenConnectionException extends Exception {
    private static final long serialVersionUID = 1;

    BrokenConnectionException(String reason) {
        super(reason);
    }

    BrokenConnectionException(IOException cause) {
        super(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
    }
}
