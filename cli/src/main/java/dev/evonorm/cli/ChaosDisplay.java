package dev.evonorm.cli;

import dev.evonorm.cli.run.Decided;
import dev.evonorm.cli.search.Display;
import dev.evonorm.cli.search.LineDisplay;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.SearchState;
import dev.evonorm.contracts.status.SearchStatus;
import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;

/** Shows the faults and, now and then, where the search stands; candidates come too fast to be told of one by one. */
final class ChaosDisplay implements Display {
    private final LineDisplay lines;
    private volatile @Nullable SearchState state;

    ChaosDisplay(PrintWriter err, SearchSettings settings) {
        lines = new LineDisplay(err, settings.budget(), settings.objectives());
    }

    /** Where the search stood when it was last asked; null before. */
    @Nullable
    SearchState state() {
        return state;
    }

    @Override
    public void status(SearchStatus status) {
        state = status.state();
        lines.status(status);
    }

    @Override
    public void accepted(CandidateAccepted candidate) {}

    @Override
    public void decided(Decided candidate) {}

    @Override
    public void notice(String text) {
        lines.notice(text);
    }

    @Override
    public void close() {
        lines.close();
    }
}
