package dev.evonorm.graph;

/** A graph that breaks a rule of {@link LayerGraph}; the message names the node, what is wrong and what is allowed. */
public final class InvalidGraphException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public InvalidGraphException(String message) {
        super(message);
    }
}
