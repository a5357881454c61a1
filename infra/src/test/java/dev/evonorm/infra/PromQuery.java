package dev.evonorm.infra;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PromQL expression asks for: its metrics with the labels that it selects them by, and the labels that it groups or
 * matches by. Reads as much of the language as that takes; a function that it does not know counts as a metric, so nothing
 * misspelt goes unseen.
 *
 * @param metrics the metrics, each with the labels in its braces
 * @param grouping the labels after by, on, without and ignoring
 */
record PromQuery(Map<String, Set<String>> metrics, Set<String> grouping) {
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on|without|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("([a-zA-Z_:][\\w:]*)\\s*(\\{[^}]*})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");
    private static final Set<String> FUNCTIONS = Set.of(
            "avg", "count", "delta", "deriv", "histogram_quantile", "increase", "max", "min", "rate", "sum", "time");

    static PromQuery parse(String expression) {
        String rest =
                RANGE.matcher(STRING.matcher(expression).replaceAll("\"\"")).replaceAll("");
        Set<String> grouping = new TreeSet<>();
        Matcher groups = GROUPING.matcher(rest);
        while (groups.find()) {
            addWords(grouping, groups.group(1));
        }
        Map<String, Set<String>> metrics = new TreeMap<>();
        Matcher names = NAME.matcher(GROUPING.matcher(rest).replaceAll(" "));
        while (names.find()) {
            String name = names.group(1);
            if (!WORDS.contains(name) && !FUNCTIONS.contains(name)) {
                Set<String> labels = metrics.computeIfAbsent(name, metric -> new TreeSet<>());
                Matcher matchers = MATCHER.matcher(names.group(2) == null ? "" : names.group(2));
                while (matchers.find()) {
                    labels.add(matchers.group(1));
                }
            }
        }
        return new PromQuery(metrics, grouping);
    }

    private static void addWords(Set<String> words, String list) {
        for (String word : list.split(",")) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
    }
}
