package dev.evonorm.cli.run;

import dev.evonorm.cli.refusal.Refusal;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of runs, which are ids of searches too. */
public final class RunName {
    private static final String FORM = "[a-z0-9][a-z0-9-]{0,47}";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MMdd-HHmmss", Locale.ROOT);
    private static final int MOST_OF_PROFILE = 30;

    private RunName() {}

    /** The name, if it may be one. */
    public static String check(String name) {
        if (!name.matches(FORM)) {
            throw Refusal.wrongUse(
                    "the run name '%s' is not allowed; use lower-case letters, digits and hyphens, a letter or digit first,"
                            + " at most 48",
                    name);
        }
        return name;
    }

    /** A profile's name and the time. */
    public static String of(String profile, LocalDateTime now) {
        Path file = Path.of(profile).getFileName();
        String plain = (file == null ? "run" : file.toString())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.ya?ml$", "")
                .replaceAll("[^a-z0-9-]+", "-")
                .replaceFirst("^-+", "");
        String base = plain.isEmpty() ? "run" : plain.substring(0, Math.min(plain.length(), MOST_OF_PROFILE));
        return base + "-" + STAMP.format(now);
    }
}
