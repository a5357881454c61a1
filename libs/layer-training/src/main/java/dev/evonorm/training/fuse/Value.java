package dev.evonorm.training.fuse;

/**
 * An output of an operation.
 *
 * @param node the operation's name
 * @param port which of its outputs
 */
record Value(String node, int port) {
    /** Reads an input as operations write it: {@code node} or {@code node:port}. */
    static Value of(String reference) {
        int colon = reference.indexOf(':');
        return colon < 0
                ? new Value(reference, 0)
                : new Value(reference.substring(0, colon), Integer.parseInt(reference.substring(colon + 1)));
    }

    /** As operations of a graph write it. */
    String reference() {
        return port == 0 ? node : node + ":" + port;
    }
}
