package dev.evonorm.graph.probe;

import java.util.HexFormat;

/**
 * A hash of arrays of numbers that forgives the last digits.
 *
 * <p>Each array is rounded to a millionth of its largest finite value, which enters too, so that scale counts. Zeros have no
 * sign, all NaNs are one. The rounding cuts at an odd offset, since simple fractions lie on the usual cuts and would fall to
 * either side by noise.
 *
 * <p>The hash is MurmurHash3's, 128 bits: hashing is the larger part of a probe by a cryptographic one, and nobody gains by
 * two layers that collide.
 */
public final class Fingerprint {
    private static final double RESOLUTION = 1e-6;
    private static final double OFFSET = 0.371;
    private static final int NAN = Integer.MIN_VALUE;
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private long high;
    private long low;
    private long words;

    /** A rounded value lies within ±10⁶ and the rounded logarithm within ±10⁹, so that two fit a word. */
    public void add(double... values) {
        double largest = 0;
        for (double value : values) {
            double size = Math.abs(value);
            if (size > largest && size <= Double.MAX_VALUE) {
                largest = size;
            }
        }
        mix(values.length, largest == 0 ? NAN : cut(Math.log(largest)));
        int i = 0;
        for (; i + 1 < values.length; i += 2) {
            mix(round(values[i], largest), round(values[i + 1], largest));
        }
        if (i < values.length) {
            mix(round(values[i], largest), 0);
        }
    }

    /** 32 hex digits. To be called once. */
    public String hex() {
        high ^= words;
        low ^= words;
        high += low;
        low += high;
        high = spread(high);
        low = spread(low);
        high += low;
        low += high;
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }

    private void mix(int first, int second) {
        long word = (long) first << Integer.SIZE | second & 0xffffffffL;
        words++;
        if ((words & 1) != 0) {
            high ^= Long.rotateLeft(word * C1, 31) * C2;
            high = (Long.rotateLeft(high, 27) + low) * 5 + 0x52dce729;
        } else {
            low ^= Long.rotateLeft(word * C2, 33) * C1;
            low = (Long.rotateLeft(low, 31) + high) * 5 + 0x38495ab5;
        }
    }

    private static long spread(long bits) {
        long spread = bits;
        spread = (spread ^ spread >>> 33) * 0xff51afd7ed558ccdL;
        spread = (spread ^ spread >>> 33) * 0xc4ceb9fe1a85ec53L;
        return spread ^ spread >>> 33;
    }

    private static int round(double value, double largest) {
        if (Double.isNaN(value)) {
            return NAN;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? Integer.MAX_VALUE : -Integer.MAX_VALUE;
        }
        return value == 0 ? cut(0) : cut(value / largest);
    }

    /** Rounds down, as {@code Math.floor} does, at a fraction of its price. */
    private static int cut(double value) {
        double scaled = value / RESOLUTION + OFFSET;
        int whole = (int) scaled;
        return scaled < whole ? whole - 1 : whole;
    }
}
