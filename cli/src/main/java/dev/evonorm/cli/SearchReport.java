package dev.evonorm.cli;

import dev.evonorm.cli.profile.TimeSpan;
import dev.evonorm.cli.run.RandomGraphs;
import dev.evonorm.cli.table.LeaderboardTables;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.Funnel;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.SearchStatus;
import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a search found.
 *
 * @param firstDecisionSeconds from the start of this call to the first decided candidate, null if none was decided
 * @param randoms random graphs that were decided, in all calls
 * @param restarts of processes, by name
 * @param cpuSeconds of processes on this machine, since each was started the last time
 */
record SearchReport(
        String run,
        String folder,
        SearchStatus status,
        Leaderboard leaderboard,
        @Nullable Double firstDecisionSeconds,
        RandomGraphs randoms,
        Map<String, Integer> restarts,
        Map<String, Double> cpuSeconds) {
    private static final double SECONDS_A_MINUTE = 60;
    /** What moves candidates about; the others test and train them. */
    private static final List<String> CONTROL_PLANE = List.of("broker", "redis", "selector", "mutator", "evonorm");

    void print(PrintWriter out, SearchSettings settings) {
        LeaderboardTables tables = new LeaderboardTables(run, settings.objectives());
        out.printf(
                "%nrun %s: %s after %s%n%n",
                run, status.state().name().toLowerCase(Locale.ROOT), TimeSpan.clock(status.elapsed()));
        out.print(LeaderboardTables.funnel(status.funnel()));
        out.printf("%n%s%n", rates());
        if (randoms.decided() > 0) {
            out.println(randomGraphs());
        }
        if (!cpuSeconds.isEmpty()) {
            out.println(cpu());
        }
        out.printf(
                "%nthe best by validation accuracy at %s scale%s, and references trained in the same way%n",
                scale(settings.scoring().scale()), leftOut(settings));
        out.print(tables.leaderboard(leaderboard));
        if (!leaderboard.podium().isEmpty()) {
            out.printf(
                    "%nthe finalists again, by test accuracy after %d steps at %s scale%n",
                    settings.finals().training().steps(),
                    scale(settings.finals().training().scale()));
            out.print(tables.podium(leaderboard, settings.finals().anchors()));
        }
        out.printf("%nall of it is in %s%n", folder);
    }

    private static String scale(Enum<?> scale) {
        return scale.name().toLowerCase(Locale.ROOT);
    }

    private static String leftOut(SearchSettings settings) {
        List<String> aside = settings.objectives().aside();
        return aside.isEmpty() ? "" : " (no mean counts %s)".formatted(String.join(", ", aside));
    }

    private String rates() {
        Funnel funnel = status.funnel();
        long decided = funnel.dead()
                + funnel.repeated()
                + funnel.failedQuality()
                + funnel.failedStability()
                + funnel.failed()
                + funnel.scored();
        double minutes = Math.max(1, status.elapsed().toSeconds()) / SECONDS_A_MINUTE;
        StringBuilder text = new StringBuilder("%.1f candidates decided a minute".formatted(decided / minutes));
        if (firstDecisionSeconds != null) {
            text.append(", the first %.1f s after the start".formatted(firstDecisionSeconds));
        }
        restarts.forEach((name, count) -> text.append(", %s started again %d times".formatted(name, count)));
        return text.toString();
    }

    private String randomGraphs() {
        String tests = "random graphs: %d decided by probe and tests in %.1f CPU seconds"
                .formatted(randoms.decided(), randoms.cpuSeconds());
        if (randoms.accepted() == 0) {
            return tests + ", none accepted";
        }
        return "%s, %d accepted: %.1f proposals and %.1f CPU seconds for each"
                .formatted(
                        tests,
                        randoms.accepted(),
                        (double) randoms.decided() / randoms.accepted(),
                        randoms.cpuSeconds() / randoms.accepted());
    }

    private String cpu() {
        double all =
                cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum();
        double moving = CONTROL_PLANE.stream()
                .mapToDouble(name -> cpuSeconds.getOrDefault(name, 0.0))
                .sum();
        String each = cpuSeconds.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(process -> "%s %.1f".formatted(process.getKey(), process.getValue()))
                .collect(Collectors.joining(", "));
        return "CPU seconds: %s; %.1f %% of them moved candidates about, the others tested and trained"
                .formatted(each, 100 * moving / Math.max(all, 1e-9));
    }
}
