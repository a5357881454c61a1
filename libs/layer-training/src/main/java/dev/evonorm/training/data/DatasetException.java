package dev.evonorm.training.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** A data set that cannot be used; the message says which file, where in it, and what to do. */
public final class DatasetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What an I/O error means in words, since the message of some is the file's name alone. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it is missing";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String told = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return told == null ? e.getClass().getSimpleName() : told;
    }
}
