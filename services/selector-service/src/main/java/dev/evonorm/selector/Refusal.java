package dev.evonorm.selector;

/** A request that cannot be granted; the message is for whoever made it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** An answer must not repeat a request of any length. */
    private static final int LONGEST = 500;

    private final int status;

    private Refusal(int status, String message) {
        super(message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…");
        this.status = status;
    }

    static Refusal badRequest(String message) {
        return new Refusal(400, message);
    }

    static Refusal notFound(String message) {
        return new Refusal(404, message);
    }

    static Refusal tooMany(String message) {
        return new Refusal(429, message);
    }

    static Refusal conflict(String message) {
        return new Refusal(409, message);
    }

    int status() {
        return status;
    }
}
