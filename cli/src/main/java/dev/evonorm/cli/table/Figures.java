package dev.evonorm.cli.table;

import dev.evonorm.contracts.settings.Objective;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Figures as people read them. */
public final class Figures {
    private static final double MIB = 1024.0 * 1024.0;
    private static final String NOT_FINITE = "not finite";

    private Figures() {}

    /** {@code 41.2 %}; a dash where there is none. */
    public static String percent(@Nullable Double share) {
        if (share == null || !Double.isFinite(share)) {
            return share == null ? "–" : NOT_FINITE;
        }
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** Four significant digits, with an exponent where the number is far from one; a dash where there is none. */
    public static String number(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return value == null ? "–" : NOT_FINITE;
        }
        double size = Math.abs(value);
        if (size >= 1e5 || (size > 0 && size < 1e-3)) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.3f", value);
    }

    /** A score of that objective with its unit: {@code 41.2 %} for a share, {@code 12.3 ms} for a cost. */
    public static String score(Objective objective, @Nullable Double score) {
        String bare = bare(objective, score);
        return objective.unit() == null || score == null ? bare : bare + " " + objective.unit();
    }

    /** The same without the unit, for a column whose head names it. */
    public static String bare(Objective objective, @Nullable Double score) {
        return objective.share() ? percent(score) : number(score);
    }

    public static String mebibytes(long bytes) {
        return bytes < 0 ? "unknown" : String.format(Locale.ROOT, "%.0f MiB", bytes / MIB);
    }
}
