package dev.evonorm.contracts.settings;

import java.time.Duration;

/** Bounds of settings; a refusal names the key, the value and the limits. */
final class Check {
    private Check() {}

    static void between(String key, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "%s is %s; it must lie between %s and %s".formatted(key, plain(value), plain(low), plain(high)));
        }
    }

    static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("%s is %s; it must be longer than zero".formatted(key, value));
        }
    }

    static void notEmpty(String key, java.util.Collection<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("%s is empty; name at least one".formatted(key));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
