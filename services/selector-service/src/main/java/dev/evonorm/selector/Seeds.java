package dev.evonorm.selector;

/** The seeds of tickets: output number {@code ticket} of SplitMix64 (Steele, Lea, Flood 2014) started at the search's seed. */
final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Seeds() {}

    /** A pure function; tickets of one search never share a seed, and neighbours' seeds are unrelated. */
    static long ofTicket(long searchSeed, long ticket) {
        long z = searchSeed + ticket * GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
