package dev.evonorm.selector.access;

/** The identity provider cannot be asked, or answers what it should not. */
final class ProviderException extends Exception {
    private static final long serialVersionUID = 1;

    ProviderException(String message, Throwable cause) {
        super(message, cause);
    }

    ProviderException(String message) {
        super(message);
    }
}
