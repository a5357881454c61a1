package dev.evonorm.study;

import java.util.Locale;

/** Numbers as people read them in tables. */
public final class Cells {
    private static final String NONE = "–";

    private Cells() {}

    /** {@code 41.2 %}; a dash for what is not finite. */
    public static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : NONE;
    }

    public static String percent(long part, long whole) {
        return whole == 0 ? NONE : percent((double) part / whole);
    }

    /** Two to four digits, with an exponent where the number is far from one; a dash for NaN. */
    public static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        String format = size >= 1e5 || size < 1e-3 ? "%.2e" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    public static String count(long number) {
        return Long.toString(number);
    }
}
