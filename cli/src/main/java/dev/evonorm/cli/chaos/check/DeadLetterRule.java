package dev.evonorm.cli.chaos.check;

import dev.evonorm.contracts.event.Topics;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every record that is no event lies among the dead letters of every group that reads its topic, and every dead letter says
 * why, whence and in which trace.
 */
public final class DeadLetterRule implements Rule {
    private static final String NAME = "dead letters";
    private static final String REASON = "dead-letter-reason";
    private static final String TRACE = "traceparent";

    @Override
    public List<Violation> check(Evidence evidence, Replay replay) {
        List<Violation> violations = new ArrayList<>();
        Map<String, StoredRecord> originals = new HashMap<>();
        evidence.records().forEach(stored -> originals.put(stored.place(), stored));
        for (StoredRecord letter : evidence.deadLetters()) {
            String fault = fault(letter, originals.get(origin(letter)));
            if (fault != null) {
                violations.add(new Violation(NAME, "%s %s".formatted(letter.place(), fault)));
            }
        }
        missing(
                        evidence.records(),
                        evidence.deadLetters(),
                        evidence.settings().objectives().names())
                .forEach(text -> violations.add(new Violation(NAME, text)));
        return violations;
    }

    /** What should lie among the dead letters and does not, in words. */
    public static List<String> missing(List<StoredRecord> records, List<StoredRecord> deadLetters, List<String> tasks) {
        Map<String, Integer> found = new HashMap<>();
        deadLetters.forEach(letter -> found.merge(letter.topic() + " " + origin(letter), 1, Integer::sum));
        List<String> missing = new ArrayList<>();
        for (StoredRecord stored : records) {
            if (stored.event() != null) {
                continue;
            }
            for (String group : groups(stored.topic(), tasks)) {
                String letters = Topics.deadLetters(stored.topic(), group);
                if (!found.containsKey(letters + " " + stored.place())) {
                    missing.add("%s is no event and not in %s".formatted(stored.place(), letters));
                }
            }
        }
        return missing;
    }

    private static @Nullable String fault(StoredRecord letter, @Nullable StoredRecord original) {
        if (letter.headers().getOrDefault(REASON, "").isBlank()) {
            return "has no reason";
        }
        if (original == null) {
            return "names no record that there is: " + origin(letter);
        }
        if (!letter.topic().startsWith(original.topic() + ".")) {
            return "lies in another topic's dead letters than that of " + original.place();
        }
        String trace = original.headers().get(TRACE);
        if (trace != null && !trace.equals(letter.headers().get(TRACE))) {
            return "has lost the trace of %s, %s".formatted(original.place(), trace);
        }
        return null;
    }

    private static String origin(StoredRecord letter) {
        Map<String, String> headers = letter.headers();
        return StoredRecord.place(
                headers.get("dead-letter-topic"),
                headers.get("dead-letter-partition"),
                headers.get("dead-letter-offset"));
    }

    /** Who reads a topic. */
    private static List<String> groups(String topic, List<String> tasks) {
        return switch (topic) {
            case Topics.WINNERS -> List.of("mutator");
            case Topics.PROPOSED -> List.of("rejection");
            case Topics.ACCEPTED -> Stream.concat(
                            Stream.of("selector"), tasks.stream().map(Topics::taskGroup))
                    .toList();
            case Topics.FINALISTS -> List.of("eval");
            default -> List.of("selector");
        };
    }
}
