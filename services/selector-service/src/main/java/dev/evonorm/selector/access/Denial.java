package dev.evonorm.selector.access;

/** A request that is turned away at the door; the text tells its sender, or the operator, what to do. */
record Denial(int status, String error) {
    /** Nobody knows who the caller is. */
    static Denial unauthorized(String error) {
        return new Denial(401, error);
    }

    /** The request comes from where none may come. */
    static Denial forbidden(String error) {
        return new Denial(403, error);
    }
}
