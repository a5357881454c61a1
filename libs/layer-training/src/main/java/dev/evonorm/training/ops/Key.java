package dev.evonorm.training.ops;

import java.util.List;

/** What an operation is asked with, to find it again. Hashed once: TensorFlow's outputs ask their graph for every hash. */
final class Key {
    private final List<Object> parts;
    private final int hash;

    Key(List<Object> parts) {
        this.parts = parts;
        this.hash = parts.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && hash == key.hash && parts.equals(key.parts);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
