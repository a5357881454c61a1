package dev.evonorm.cli.chaos.check;

import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.JournalEntry;
import dev.evonorm.contracts.status.Leaderboard;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that a search left behind.
 *
 * @param journal the entries of {@code events.jsonl}, in their order
 * @param records of the flow's topics
 * @param deadLetters the records of all dead-letter topics
 * @param store what the selector's store holds
 * @param leaderboard the result, null where the run wrote none
 */
public record Evidence(
        String searchId,
        SearchSettings settings,
        List<JournalEntry> journal,
        List<StoredRecord> records,
        List<StoredRecord> deadLetters,
        StoredState store,
        @Nullable Leaderboard leaderboard) {
    public Evidence {
        journal = List.copyOf(journal);
        records = List.copyOf(records);
        deadLetters = List.copyOf(deadLetters);
    }

    /** The records of one topic. */
    Stream<StoredRecord> on(String topic) {
        return records.stream().filter(stored -> stored.topic().equals(topic));
    }
}
