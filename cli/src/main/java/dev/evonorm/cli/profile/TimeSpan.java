package dev.evonorm.cli.profile;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 45s}, {@code 10m}, {@code 1h30m}, {@code 2d}; ISO-8601 is read too. */
public final class TimeSpan {
    /** For messages. */
    public static final String FORM = "a duration such as 45s, 10m or 1h30m";

    private static final Pattern PARTS = Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

    private TimeSpan() {}

    /** The duration, or nothing where the text is none. */
    public static Optional<Duration> parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.startsWith("pt")) {
            return iso(plain);
        }
        Matcher parts = PARTS.matcher(plain);
        if (plain.isEmpty() || plain.length() > 20 || !parts.matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ofDays(number(parts, 1)).plusHours(number(parts, 2));
        return Optional.of(sum.plusMinutes(number(parts, 3)).plusSeconds(number(parts, 4)));
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Math.min(Long.parseLong(digits), 1_000_000_000);
    }

    /** Minutes and seconds, with hours where there are any: {@code 4:05}, {@code 1:04:05}. */
    public static String clock(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
