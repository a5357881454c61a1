package dev.evonorm.trainer;

import java.util.Optional;

/**
 * The shares of the layers that come to mishaps; they are disjoint.
 *
 * @param failure share that gets no score, from 0 to 1
 * @param crash share that ends the process natively
 * @param exhaustion share that takes all memory of the process
 */
record Mishaps(double failure, double crash, double exhaustion) {
    static final Mishaps NONE = new Mishaps(0, 0, 0);

    Mishaps {
        check("failure", failure);
        check("crash", crash);
        check("exhaustion", exhaustion);
        check("failure-rate + crash-rate + exhaustion", failure + crash + exhaustion);
    }

    private static void check(String name, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "evonorm.trainer.simulated.%s-rate is %s; it must lie between 0 and 1".formatted(name, rate));
        }
    }

    /** What befalls a layer, if anything does; {@code place} is uniform over [0, 1). */
    Optional<Mishap> at(double place) {
        if (place < failure) {
            return Optional.of(Mishap.FAILURE);
        }
        if (place < failure + crash) {
            return Optional.of(Mishap.CRASH);
        }
        return place < failure + crash + exhaustion ? Optional.of(Mishap.EXHAUSTION) : Optional.empty();
    }
}
