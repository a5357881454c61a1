package dev.evonorm.cli.search;

import dev.evonorm.cli.run.Decided;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.settings.BudgetSettings;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.status.SearchStatus;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** One line at the bottom of a terminal: a bar for the budget, and the figures; notices go above it. */
public final class BarDisplay implements Display {
    private static final int STEPS = 1000;
    private static final int BAR_WIDTH = 16;
    private static final int REDRAW_MILLIS = 500;
    private static final String WIPE = "\r\033[K";

    private final PrintStream err =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    private final Sentences sentences;
    private final ProgressBar bar;
    private double best = Double.NEGATIVE_INFINITY;

    public BarDisplay(BudgetSettings budget, Objectives objectives) {
        this.sentences = new Sentences(budget, objectives);
        this.bar = new ProgressBarBuilder()
                .setTaskName("")
                .setInitialMax(STEPS)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(err))
                .setRenderer(BarDisplay::render)
                .clearDisplayOnFinish()
                .build();
        bar.setExtraMessage("starting");
    }

    private static String render(ProgressState state, int width) {
        int full = (int) Math.round(BAR_WIDTH * state.getNormalizedProgress());
        String line = "[%s%s] %s".formatted("=".repeat(full), " ".repeat(BAR_WIDTH - full), state.getExtraMessage());
        return line.length() > width ? line.substring(0, Math.max(0, width)) : line;
    }

    @Override
    public void status(SearchStatus status) {
        bar.stepTo(Math.round(STEPS * sentences.spent(status)));
        bar.setExtraMessage(sentences.state(status) + ": " + sentences.figures(status));
    }

    @Override
    public void accepted(CandidateAccepted candidate) {
        // The figures count it; a line each would push the best ones off the screen.
    }

    @Override
    public void decided(Decided candidate) {
        Double mean = candidate.mean();
        if (candidate.outcome() == Decided.Outcome.SCORED && mean != null && mean > best) {
            best = mean;
            notice("best so far " + sentences.scored(candidate));
        }
    }

    @Override
    public void notice(String text) {
        err.print(WIPE + text + System.lineSeparator());
        bar.refresh();
    }

    @Override
    public void close() {
        bar.close();
        err.print(WIPE);
        err.flush();
    }
}
