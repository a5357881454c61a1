package dev.evonorm.training.data;

/** Told how far a long preparation is; several threads may call it. */
@FunctionalInterface
public interface DataProgress {
    DataProgress NONE = (done, total) -> {};

    /** @param done images or bytes, of {@code total} */
    void at(long done, long total);
}
