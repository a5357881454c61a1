package dev.evonorm.study;

/** A study cannot begin or go on; the message says why and what to do. */
public final class StudyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean wrongUse;

    private StudyException(String message, boolean wrongUse, Throwable cause) {
        super(message, cause);
        this.wrongUse = wrongUse;
    }

    StudyException(String message) {
        super(message);
        this.wrongUse = true;
    }

    /** It began, and could not go on. */
    public static StudyException failed(String message, Throwable cause) {
        return new StudyException(message, false, cause);
    }

    static StudyException wrongUse(String message, Throwable cause) {
        return new StudyException(message, true, cause);
    }

    /** Whether it must be called otherwise; else it was tried and failed. */
    public boolean isWrongUse() {
        return wrongUse;
    }
}
