package dev.evonorm.training;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Permutations (Fisher and Yates). */
final class RandomOrder {
    private RandomOrder() {}

    /** 0 to size − 1 in random order. */
    static int[] of(int size, RandomGenerator random) {
        int[] order = IntStream.range(0, size).toArray();
        shuffle(order, random);
        return order;
    }

    static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[other];
            order[other] = moved;
        }
    }
}
