package dev.evonorm.cli;

import dev.evonorm.cli.chaos.Damage;
import dev.evonorm.cli.chaos.check.Evidence;
import dev.evonorm.cli.chaos.check.Violation;
import dev.evonorm.cli.run.RunFolder;
import dev.evonorm.cli.table.TextTable;
import dev.evonorm.contracts.status.Funnel;
import dev.evonorm.contracts.status.SearchStatus;
import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What befell a search, and what the check found.
 *
 * @param seconds of it all, from the first process to the verdict
 * @param decided candidates whose fate is known
 * @param journal entries
 * @param records in the topics of the flow
 * @param violations none if nothing was lost and nothing counted twice
 */
record ChaosReport(
        String run,
        String folder,
        long seed,
        double seconds,
        SearchStatus status,
        long decided,
        Damage damage,
        int journal,
        int records,
        int deadLetters,
        List<Violation> violations) {
    private static final double MILLIS = 1000;

    static ChaosReport of(
            RunFolder folder,
            long seed,
            Duration took,
            SearchStatus status,
            Damage damage,
            Evidence evidence,
            List<Violation> violations) {
        Funnel funnel = status.funnel();
        return new ChaosReport(
                folder.name(),
                folder.root().toString(),
                seed,
                took.toMillis() / MILLIS,
                status,
                funnel.dead()
                        + funnel.repeated()
                        + funnel.failedQuality()
                        + funnel.failedStability()
                        + funnel.failed()
                        + funnel.scored(),
                damage,
                evidence.journal().size(),
                evidence.records().size(),
                evidence.deadLetters().size(),
                violations);
    }

    void print(PrintWriter out) {
        out.println();
        out.print(TextTable.render(
                List.of("process", "kills", "recovery, median", "worst", "killed again before", "pauses"),
                damage.processes().stream()
                        .map(line -> List.of(
                                line.process(),
                                Integer.toString(line.kills()),
                                time(line.medianSeconds()),
                                time(line.worstSeconds()),
                                Integer.toString(line.again()),
                                Integer.toString(line.pauses())))
                        .toList(),
                0));
        Funnel funnel = status.funnel();
        out.printf(
                Locale.ROOT,
                "%n%d kills in %.0f s, Redis delayed %d times, %d records delivered twice, %d bad records injected%n",
                damage.kills(),
                seconds,
                damage.delays(),
                damage.repeated(),
                damage.injected());
        out.printf(
                "the search is %s: %d tickets, %d candidates decided, %d of them scored and %d failed%n",
                status.state().name().toLowerCase(Locale.ROOT),
                funnel.issued(),
                decided,
                funnel.scored(),
                funnel.failed());
        out.printf("%d journal entries, %d records and %d dead letters checked%n", journal, records, deadLetters);
        violations.forEach(violation -> out.println("violation: " + violation));
        out.printf("%d violations; all of it is in %s%n", violations.size(), folder);
    }

    private static String time(@Nullable Double seconds) {
        return seconds == null ? "–" : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
