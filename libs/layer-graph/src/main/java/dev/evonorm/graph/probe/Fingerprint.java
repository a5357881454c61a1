package dev.evonorm.graph.probe;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A hash of arrays of numbers that forgives the last digits.
 *
 * <p>Each array is rounded to a millionth of its largest finite value, which enters too, so that scale counts. Zeros have no
 * sign, all NaNs are one. The rounding cuts at an odd offset, since simple fractions lie on the usual cuts and would fall to
 * either side by noise.
 */
final class Fingerprint {
    private static final double RESOLUTION = 1e-6;
    private static final double OFFSET = 0.371;
    private static final int BYTES = 16;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(double... values) {
        double largest = Arrays.stream(values)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        ByteBuffer rounded = ByteBuffer.allocate((values.length + 1) * Long.BYTES);
        rounded.putLong(largest == 0 ? Long.MIN_VALUE : cut(Math.log(largest)));
        for (double value : values) {
            rounded.putLong(round(value, largest));
        }
        digest.update(rounded.array());
    }

    /** 32 hex digits. To be called once. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static long round(double value, double largest) {
        if (Double.isNaN(value)) {
            return Long.MIN_VALUE;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? Long.MAX_VALUE : -Long.MAX_VALUE;
        }
        return value == 0 ? cut(0) : cut(value / largest);
    }

    private static long cut(double value) {
        return (long) Math.floor(value / RESOLUTION + OFFSET);
    }
}
