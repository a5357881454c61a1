package dev.evonorm.selector;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * Something that a script decided to have done and that waits for an answer. Redis keeps it as a line of words, far
 * shorter than the event that it becomes ({@link Publications}), because a search holds one for every ticket.
 */
sealed interface Commission {
    String candidateId();

    /** What a ticket's candidate is made from. */
    enum Origin {
        /** A random graph. */
        RANDOM,
        /** A hand-made layer of the catalogue as it is. */
        COPY,
        /** A hand-made layer, mutated. */
        MUTANT,
        /** The winner of a tournament, mutated or replaced by a random graph. */
        OFFSPRING
    }

    /** A ticket: {@code ID NUMBER ORIGIN [PARENT]}. */
    record Ticket(String candidateId, long number, Origin origin, @Nullable String parentId) implements Commission {}

    /** A layer of the catalogue that is to be scored: {@code ID NAME}. */
    record Reference(String candidateId, String name) implements Commission {}

    /** A layer that is to be re-ranked: {@code ID RANK}. */
    record Finalist(String candidateId, int rank) implements Commission {}

    /** Reads a script's line; {@code kind} is ticket, reference or finalist. */
    static Commission parse(String kind, String line) {
        String[] words = line.split(" ", -1);
        return switch (kind) {
            case "ticket" -> new Ticket(
                    words[0],
                    Long.parseLong(words[1]),
                    Origin.valueOf(words[2].toUpperCase(Locale.ROOT)),
                    words.length > 3 ? words[3] : null);
            case "reference" -> new Reference(words[0], words[1]);
            case "finalist" -> new Finalist(words[0], Integer.parseInt(words[1]));
            default -> throw new IllegalStateException(
                    "'%s %s' is no commission; the state was written by another version".formatted(kind, line));
        };
    }
}
