package dev.evonorm.cli.search;

import dev.evonorm.cli.profile.TimeSpan;
import dev.evonorm.cli.run.Decided;
import dev.evonorm.cli.table.Figures;
import dev.evonorm.contracts.settings.BudgetSettings;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.status.Funnel;
import dev.evonorm.contracts.status.SearchState;
import dev.evonorm.contracts.status.SearchStatus;
import dev.evonorm.graph.text.Formula;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of a search while it goes on. */
final class Sentences {
    private static final double SECONDS_A_MINUTE = 60;

    private final BudgetSettings budget;
    private final Objectives objectives;

    Sentences(BudgetSettings budget, Objectives objectives) {
        this.budget = budget;
        this.objectives = objectives;
    }

    /** {@code accepted 12 (scored 10), rejected 14 (probe 3, quality 8, stability 3), …}. */
    String figures(SearchStatus status) {
        Funnel funnel = status.funnel();
        StringBuilder text = new StringBuilder();
        text.append("accepted %d (scored %d), rejected %d (probe %d, quality %d, stability %d)"
                .formatted(
                        funnel.accepted(),
                        funnel.scored(),
                        funnel.dead() + funnel.failedQuality() + funnel.failedStability(),
                        funnel.dead(),
                        funnel.failedQuality(),
                        funnel.failedStability()));
        if (funnel.repeated() > 0) {
            text.append(", repeated ").append(funnel.repeated());
        }
        if (funnel.failed() > 0) {
            text.append(", failed ").append(funnel.failed());
        }
        text.append(", in flight ").append(status.inFlight());
        Double best = status.best();
        text.append(", best ").append(best == null ? "–" : Figures.percent(best));
        text.append(String.format(Locale.ROOT, ", %.1f decided/min", perMinute(status)));
        return text.toString();
    }

    /** What the search does now and how long that may take; why, where it stands still. */
    String state(SearchStatus status) {
        SearchState state = status.state();
        if (state == SearchState.FINALS) {
            return "finals, %d open".formatted(status.finalistsOpen());
        }
        String left = state == SearchState.RUNNING
                ? timeLeft(status)
                        .map(span -> ", " + TimeSpan.clock(span) + " left")
                        .orElse("")
                : "";
        String why = state == SearchState.PAUSED && status.reason() != null ? " (%s)".formatted(status.reason()) : "";
        return state.name().toLowerCase(Locale.ROOT) + why + left;
    }

    static long decided(Funnel funnel) {
        return funnel.dead()
                + funnel.repeated()
                + funnel.failedQuality()
                + funnel.failedStability()
                + funnel.failed()
                + funnel.scored();
    }

    static double perMinute(SearchStatus status) {
        double seconds = Math.max(1, status.elapsed().toMillis() / 1000.0);
        return decided(status.funnel()) * SECONDS_A_MINUTE / seconds;
    }

    /** By the clock, or by the rate so far where the budget counts candidates: the sooner. */
    Optional<Duration> timeLeft(SearchStatus status) {
        Duration byClock = budget.time() == null ? null : budget.time().minus(status.elapsed());
        Duration byCount = null;
        long scored = status.funnel().scored();
        if (budget.candidates() != null && scored > 0) {
            double share = (double) (budget.candidates() - scored) / scored;
            byCount = Duration.ofMillis((long) (status.elapsed().toMillis() * Math.max(0, share)));
        }
        if (byClock == null || byCount == null) {
            return Optional.ofNullable(byClock == null ? byCount : byClock);
        }
        return Optional.of(byClock.compareTo(byCount) < 0 ? byClock : byCount);
    }

    /** The share of the budget that is spent, from 0 to 1. */
    double spent(SearchStatus status) {
        if (status.state() != SearchState.RUNNING && status.state() != SearchState.PAUSED) {
            return 1;
        }
        double byClock = budget.time() == null
                ? 0
                : (double) status.elapsed().toMillis() / budget.time().toMillis();
        double byCount =
                budget.candidates() == null ? 0 : (double) status.funnel().scored() / budget.candidates();
        return Math.min(1, Math.max(byClock, byCount));
    }

    /** A candidate with its scores and its formula. */
    String scored(Decided candidate) {
        String scores = objectives.all().stream()
                .map(objective -> "%s %s"
                        .formatted(
                                objective.name(),
                                Figures.score(objective, candidate.scores().get(objective.name()))))
                .collect(Collectors.joining(", "));
        return "%s: mean %s (%s)  %s"
                .formatted(candidate.id(), Figures.percent(candidate.mean()), scores, Formula.text(candidate.graph()));
    }
}
