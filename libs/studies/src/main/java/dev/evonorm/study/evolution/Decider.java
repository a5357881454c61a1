package dev.evonorm.study.evolution;

import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.graph.Simplification;
import dev.evonorm.graph.probe.Finding;
import dev.evonorm.graph.probe.Probe;
import dev.evonorm.graph.text.Formula;
import dev.evonorm.study.Examined;
import dev.evonorm.study.Proposals;
import dev.evonorm.study.Row;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides proposals as the rejection-service and the trainers do: the probe, then an earlier verdict on that function, then
 * the tests and the scoring. Safe for use by several threads.
 */
final class Decider {
    private final Probe probe = new Probe();
    private final Measuring measuring;
    private final SearchSettings search;

    /** @param search tests and objectives; its seed and population are not looked at */
    Decider(Measuring measuring, SearchSettings search) {
        this.measuring = measuring;
        this.search = search;
    }

    /** The row of a proposal. A repeated function costs the probe alone; what was measured for others costs as it did them. */
    Row decide(String run, Course.Proposal proposal, Course course) throws IOException, InterruptedException {
        Examined examined = Examined.by(probe, proposal.graph());
        double cpu = examined.cpuSeconds();
        Row row = Row.of("%s-%06d".formatted(run, proposal.ticket()))
                .with(Decided.RUN, run)
                .with(Decided.TICKET, Long.toString(proposal.ticket()))
                .with(Decided.PARENT, Objects.requireNonNullElse(proposal.parent(), ""));
        if (!(examined.finding() instanceof Finding.Alive alive)) {
            return costing(row.with(Decided.VERDICT, Verdict.DEAD.text()), cpu, course);
        }
        row = row.with(Decided.FUNCTION, alive.fingerprint()).with(Proposals.FORMULA, Formula.text(proposal.graph()));
        Optional<Decided> earlier = course.earlier(alive.fingerprint());
        if (earlier.isPresent()) {
            Decided first = earlier.get();
            row = row.with(Proposals.SAME_AS, Long.toString(first.ticket()));
            return costing(with(row, first.verdict(), first.scores(), proposal), cpu, course);
        }
        Judged judged = Judged.of(measuring.measure(Simplification.simplify(proposal.graph()), course.cpu()), search);
        return costing(with(row, judged.verdict(), judged.scores(), proposal), cpu + judged.cpu(), course);
    }

    private Row with(Row row, Verdict verdict, List<Double> scores, Course.Proposal proposal) {
        Row decided = row.with(Decided.VERDICT, verdict.text());
        for (int i = 0; i < scores.size(); i++) {
            decided = decided.with(search.objectives().names().get(i), scores.get(i));
        }
        return verdict == Verdict.ACCEPTED ? decided.with(Proposals.GRAPH, GraphJson.write(proposal.graph())) : decided;
    }

    private static Row costing(Row row, double cpu, Course course) {
        return row.with(Decided.CPU, Examined.seconds(cpu))
                .with(Decided.TOTAL_CPU, Examined.seconds(course.cpu() + cpu));
    }
}
