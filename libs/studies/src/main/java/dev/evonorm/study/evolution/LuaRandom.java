package dev.evonorm.study.evolution;

/**
 * {@code math.random} as scripts see it in Redis, the same on every machine: the 48-bit generator of drand48,
 * x ← 0x5DEECE66D·x + 0xB mod 2⁴⁸, of which a number is the upper 31 bits.
 */
final class LuaRandom {
    private static final long FACTOR = 0x5DEECE66DL;
    private static final long SUMMAND = 0xB;
    private static final long MASK = (1L << 48) - 1;
    private static final int LOW_OF_SEED = 0x330E;
    private static final int LARGEST = Integer.MAX_VALUE;

    private long state;

    /** @param seed as given to {@code math.randomseed} */
    LuaRandom(int seed) {
        this.state = (Integer.toUnsignedLong(seed) << 16) | LOW_OF_SEED;
    }

    /** {@code math.random(1, upper)}. */
    int upTo(int upper) {
        state = (state * FACTOR + SUMMAND) & MASK;
        double unit = (double) ((state >>> 17) % LARGEST) / LARGEST;
        return (int) Math.floor(unit * upper) + 1;
    }
}
