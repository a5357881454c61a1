package dev.evonorm.selector;

/** Events could not be published for now. */
final class OutletException extends Exception {
    private static final long serialVersionUID = 1;

    OutletException(String message) {
        super(message);
    }

    OutletException(String message, Throwable cause) {
        super(message, cause);
    }
}
