package dev.evonorm.rejection;

import com.sun.management.OperatingSystemMXBean;
import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.graph.probe.Finding;
import dev.evonorm.graph.probe.Probe;
import dev.evonorm.rejection.Decision.Failure;
import dev.evonorm.service.telemetry.Stage;
import dev.evonorm.service.telemetry.Stages;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.RejectionTests;
import dev.evonorm.training.Verdict;
import dev.evonorm.training.data.DatasetCatalogue;
import dev.evonorm.training.data.DatasetException;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides a proposal by the cheapest means that suffices: the probe, then an earlier decision on the same function, then
 * the quality and stability tests.
 *
 * <p>Several workers may decide equal functions at the same time. Each tests, the first to store its decision wins, and
 * the others answer by the stored one: so exactly one of equal candidates is accepted, and the rest repeat it. Safe for
 * use by several threads.
 */
final class Rejection {
    private final Probe probe = new Probe();
    private final CpuShares shares =
            new CpuShares(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime);
    private final Decisions decisions;
    private final DatasetCatalogue datasets;
    private final CandidateTests tests;
    private final Stages stages;

    /** @param atATime tests that may run at a time */
    Rejection(Decisions decisions, DatasetCatalogue datasets, RejectionTests tests, Stages stages, int atATime) {
        this.decisions = decisions;
        this.datasets = datasets;
        this.tests = new CandidateTests(tests::run, stages, new Turns(atATime));
        this.stages = stages;
    }

    /** How long all that decide here have waited for the earlier decisions. */
    Duration waited() {
        return decisions.waited();
    }

    /** An answer to the proposal: accepted, rejected, or a repetition of an accepted one. */
    Event decide(CandidateProposed proposal) throws InterruptedException {
        CpuShares.Meter cpu = shares.meter();
        RejectionSettings settings = proposal.rejection();
        Optional<String> function = Optional.empty();
        if (settings.probe() || settings.reuse()) {
            Finding finding = examine(proposal, cpu);
            if (settings.probe() && finding instanceof Finding.Dead dead) {
                Failure failure = new Failure("probe", null, dead.ground() + ": " + dead.reason());
                return decision(proposal, failure, Map.of(), cpu).answer(proposal, null, cpu.seconds());
            }
            if (settings.reuse() && finding instanceof Finding.Alive alive) {
                function = Optional.of(alive.fingerprint());
            }
        }
        Decision decision = function.isPresent() ? known(function.get(), proposal, cpu) : test(proposal, cpu);
        return decision.answer(proposal, function.orElse(null), cpu.seconds());
    }

    private Finding examine(CandidateProposed proposal, CpuShares.Meter cpu) {
        try (CpuShares.Part part = cpu.begin();
                Stage stage = stages.begin("probe", null)) {
            Finding finding = probe.examine(proposal.graph());
            stage.verdict(finding instanceof Finding.Dead ? "failed" : "passed");
            return finding;
        }
    }

    private Decision known(String function, CandidateProposed proposal, CpuShares.Meter cpu)
            throws InterruptedException {
        Decisions.Key key = Decisions.Key.of(proposal.searchId(), proposal.rejection(), function);
        Optional<Decision> earlier = decisions.find(key).filter(decision -> decision.answers(proposal));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Decision mine = test(proposal, cpu);
        return mine.decidesFunction() ? decisions.storeIfFirst(key, mine, proposal.order()) : mine;
    }

    private Decision test(CandidateProposed proposal, CpuShares.Meter cpu) throws InterruptedException {
        RejectionSettings settings = proposal.rejection();
        List<String> unknown = settings.anchors().stream()
                .filter(anchor -> Anchor.byId(anchor).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            return noVerdict(
                    proposal,
                    "there is no anchor %s here; known are %s"
                            .formatted(String.join(", ", unknown), String.join(", ", Anchor.ids())),
                    cpu);
        }
        try {
            var data = datasets.named(settings.quality().training().data());
            return decision(proposal, tests.run(proposal.graph(), data, settings, cpu), cpu);
        } catch (DatasetException e) {
            return noVerdict(proposal, String.valueOf(e.getMessage()), cpu);
        }
    }

    private static Decision decision(CandidateProposed proposal, Verdict verdict, CpuShares.Meter cpu) {
        if (verdict instanceof Verdict.Passed) {
            return new Decision(
                    proposal.candidateId(), proposal.ticket(), null, finite(verdict.figures()), cpu.seconds());
        }
        if (verdict instanceof Verdict.Rejected rejected) {
            Failure failure = new Failure(rejected.test(), rejected.anchor().id(), rejected.reason());
            return decision(proposal, failure, verdict.figures(), cpu);
        }
        Verdict.Overrun overrun = (Verdict.Overrun) verdict;
        String reason = overrun.test() + ": " + overrun.reason();
        return decision(
                proposal, new Failure(Decision.NO_VERDICT, overrun.anchor().id(), reason), verdict.figures(), cpu);
    }

    private static Decision noVerdict(CandidateProposed proposal, String reason, CpuShares.Meter cpu) {
        return decision(proposal, new Failure(Decision.NO_VERDICT, null, reason), Map.of(), cpu);
    }

    private static Decision decision(
            CandidateProposed proposal, Failure failure, Map<String, Double> figures, CpuShares.Meter cpu) {
        return new Decision(proposal.candidateId(), proposal.ticket(), failure, finite(figures), cpu.seconds());
    }

    /** JSON has no NaN and no infinity: what is not finite is left out, the reason tells it. */
    private static Map<String, Double> finite(Map<String, Double> figures) {
        Map<String, Double> finite = new HashMap<>(figures);
        finite.values().removeIf(value -> !Double.isFinite(value));
        return finite;
    }
}
