package dev.evonorm.contracts.settings;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Names in settings: of data sets, tasks, anchors, layers. They become parts of topics, keys and file names, so they hold
 * nothing that means something there: no slash, no leading dot, no space.
 */
public final class Name {
    /** What a name is, in words. */
    public static final String FORM = "1 to 64 letters, digits, '.', '_' and '-', a letter or digit first";

    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private Name() {}

    /** @throws IllegalArgumentException naming the first of them that is no name, or that there are too many */
    public static void check(String key, List<String> names) {
        Check.names(key, names);
    }

    /** Whether a text has the form of a name. */
    public static boolean is(String text) {
        return PATTERN.matcher(text).matches();
    }
}
