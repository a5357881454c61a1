package dev.evonorm.study.evolution;

import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.study.Proposals;
import dev.evonorm.study.Row;
import dev.evonorm.study.Spread;
import dev.evonorm.study.Trial;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A decided ticket, as its row says.
 *
 * @param run the contender
 * @param sameAs the ticket that decided this function, empty if this one did
 * @param scores in the order of the objectives; empty unless it is accepted
 * @param cpu CPU seconds that the ticket took
 * @param function the probe's fingerprint, empty where it found the graph dead
 * @param graph of a member, else null
 */
record Decided(
        String run,
        long ticket,
        Verdict verdict,
        String sameAs,
        List<Double> scores,
        double cpu,
        String function,
        String formula,
        @Nullable LayerGraph graph) {
    static final String RUN = "run";
    static final String TICKET = "ticket";
    static final String PARENT = "parent";
    static final String VERDICT = "verdict";
    static final String CPU = "cpu";
    static final String TOTAL_CPU = "cpu_total";
    static final String FUNCTION = "function";

    static List<String> columns(List<String> objectives) {
        List<String> columns =
                new ArrayList<>(List.of(Trial.COLUMN, RUN, TICKET, PARENT, VERDICT, Proposals.SAME_AS, CPU, TOTAL_CPU));
        columns.addAll(objectives);
        columns.addAll(List.of(FUNCTION, Proposals.FORMULA, Proposals.GRAPH));
        return columns;
    }

    static Decided of(Row row, List<String> objectives) {
        Verdict verdict = Verdict.of(row.text(VERDICT));
        return new Decided(
                row.text(RUN),
                Long.parseLong(row.text(TICKET)),
                verdict,
                row.text(Proposals.SAME_AS),
                verdict == Verdict.ACCEPTED
                        ? objectives.stream().map(row::number).toList()
                        : List.of(),
                row.number(CPU),
                row.text(FUNCTION),
                row.text(Proposals.FORMULA),
                row.has(Proposals.GRAPH) ? GraphJson.read(row.text(Proposals.GRAPH)) : null);
    }

    /** Whether it is the first of its function, and accepted. */
    boolean distinct() {
        return verdict == Verdict.ACCEPTED && sameAs.isEmpty();
    }

    double mean() {
        return Spread.of(scores).mean();
    }
}
