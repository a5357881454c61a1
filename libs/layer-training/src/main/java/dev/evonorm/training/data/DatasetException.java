package dev.evonorm.training.data;

/** A data set that cannot be used; the message says which file, where in it, and what to do. */
public final class DatasetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
