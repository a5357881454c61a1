package dev.evonorm.cli.refusal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what the user may have meant: the known words that hold what was typed, and those at the least edit distance. */
public final class Nearest {
    private static final int SHORTEST_PART = 2;

    private Nearest() {}

    /** The nearest known words, nearest first; none that differ in more than half of their letters, parts aside. */
    public static List<String> to(String word, Collection<String> known, int limit) {
        record Candidate(String word, int distance) {}
        return known.stream()
                .map(candidate -> new Candidate(candidate, isPart(word, candidate) ? 1 : distance(word, candidate)))
                .filter(candidate -> candidate.distance <= Math.max(word.length(), candidate.word.length()) / 2)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
                .limit(limit)
                .map(Candidate::word)
                .toList();
    }

    /** {@code "; did you mean 'a' or 'b'?"}, or nothing where no word is near. */
    public static String suggestion(String word, Collection<String> known, int limit) {
        List<String> near = to(word, known, limit);
        return near.isEmpty() ? "" : "; did you mean '" + String.join("' or '", near) + "'?";
    }

    private static boolean isPart(String word, String candidate) {
        return word.length() >= SHORTEST_PART && candidate.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Levenshtein's distance: insertions, deletions and replacements, letter case aside. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int replaced = previous[j - 1] + (same ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
