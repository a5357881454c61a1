package dev.evonorm.cli.run;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.status.JournalEntry;
import dev.evonorm.contracts.status.Leaderboard;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes a search down as it happens: the journal, the table of candidates, the graphs. Opening it replays the journal, so
 * that table and graphs always agree with it. For one thread.
 */
public final class Logbook implements AutoCloseable {
    private final RunFolder folder;
    private final Ledger ledger;
    private final CandidateTable table;
    private final JournalFile journal;

    public Logbook(RunFolder folder, Objectives objectives) throws IOException {
        this.folder = folder;
        this.ledger = new Ledger(objectives);
        this.table = new CandidateTable(folder.candidates(), objectives);
        this.journal = JournalFile.open(folder.events(), this::count);
    }

    /** The id after which the selector is to go on, null for the beginning. */
    public @Nullable String lastId() {
        return journal.lastId();
    }

    /** The candidates decided so far. */
    public long decided() {
        return ledger.decided();
    }

    /** What random graphs came to so far, and what they cost. */
    public RandomGraphs randoms() {
        return ledger.randoms();
    }

    public Leaderboard leaderboard(int limit, int podium) {
        return ledger.leaderboard(limit, podium);
    }

    /** Writes one entry down; gives the candidates that it decides. */
    public List<Decided> write(JournalEntry entry) throws IOException {
        if (entry.id().equals(journal.lastId())) {
            return List.of();
        }
        journal.append(entry);
        return count(entry);
    }

    private List<Decided> count(JournalEntry entry) {
        Event event = entry.event();
        if (event instanceof CandidateAccepted accepted) {
            folder.keep(accepted.candidateId(), accepted.graph());
        } else if (event instanceof CandidateRepeated repeated) {
            folder.keep(repeated.candidateId(), repeated.graph());
        }
        List<Decided> decided = ledger.apply(entry);
        try {
            for (Decided candidate : decided) {
                table.add(candidate);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.candidates(), e);
        }
        return decided;
    }

    @Override
    public void close() throws IOException {
        try (table) {
            journal.close();
        }
    }
}
