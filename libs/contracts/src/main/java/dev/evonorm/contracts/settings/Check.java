package dev.evonorm.contracts.settings;

import java.time.Duration;
import java.util.Collection;

/** Bounds of settings; a refusal names the key, the value and the limits. */
final class Check {
    /** Ten years: beyond it, sums of durations leave what a number of milliseconds can hold. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private static final int MOST_NAMES = 100;

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
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("%s is %s; it must be at most %s".formatted(key, value, LONGEST));
        }
    }

    static void name(String key, String value) {
        if (!Name.is(value)) {
            throw new IllegalArgumentException(
                    "%s is '%s'; a name is %s".formatted(key, value.length() <= 100 ? value : "…", Name.FORM));
        }
    }

    static void names(String key, Collection<String> values) {
        if (values.size() > MOST_NAMES) {
            throw new IllegalArgumentException(
                    "%s has %d names; it may have %d".formatted(key, values.size(), MOST_NAMES));
        }
        values.forEach(value -> name(key, value));
    }

    static void someNames(String key, Collection<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("%s is empty; name at least one".formatted(key));
        }
        names(key, values);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
