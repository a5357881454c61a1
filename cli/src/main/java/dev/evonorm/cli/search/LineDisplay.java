package dev.evonorm.cli.search;

import dev.evonorm.cli.profile.TimeSpan;
import dev.evonorm.cli.run.Decided;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.settings.BudgetSettings;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.status.SearchState;
import dev.evonorm.contracts.status.SearchStatus;
import dev.evonorm.graph.text.Formula;
import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.time.Duration;

/** Plain lines, for logs and pipes: the figures every ten seconds, a line for each candidate that was scored. */
public final class LineDisplay implements Display {
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final long start = System.nanoTime();
    private final PrintWriter err;
    private final Sentences sentences;
    private long lastLine = start - BETWEEN.toNanos();
    private @Nullable SearchState lastState;
    private double best = Double.NEGATIVE_INFINITY;

    public LineDisplay(PrintWriter err, BudgetSettings budget, Objectives objectives) {
        this.err = err;
        this.sentences = new Sentences(budget, objectives);
    }

    @Override
    public void status(SearchStatus status) {
        long now = System.nanoTime();
        if (status.state() == lastState && now - lastLine < BETWEEN.toNanos()) {
            return;
        }
        lastLine = now;
        lastState = status.state();
        notice(sentences.state(status) + ": " + sentences.figures(status));
    }

    @Override
    public void accepted(CandidateAccepted candidate) {
        notice("accepted %s: %s".formatted(candidate.candidateId(), Formula.text(candidate.graph())));
    }

    @Override
    public void decided(Decided candidate) {
        Double mean = candidate.mean();
        if (candidate.outcome() != Decided.Outcome.SCORED || mean == null) {
            return;
        }
        boolean isBest = mean > best;
        best = Math.max(best, mean);
        notice((isBest ? "best so far " : "scored ") + sentences.scored(candidate));
    }

    @Override
    public void notice(String text) {
        synchronized (err) {
            err.printf("[%s] %s%n", TimeSpan.clock(Duration.ofNanos(System.nanoTime() - start)), text);
            err.flush();
        }
    }

    @Override
    public void close() {}
}
