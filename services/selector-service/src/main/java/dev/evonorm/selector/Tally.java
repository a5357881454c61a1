package dev.evonorm.selector;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

import java.util.List;

/**
 * What this process has counted, as metrics. The verdicts are called as in the funnel; tasks that are no objective of their
 * search are one, since anybody may publish scores under any name. Thread-safe.
 */
@Singleton
final class Tally {
    private static final String ACCEPTED = "accepted";
    private static final String REPEATED = "repeated";
    private static final List<String> VERDICTS =
            List.of("dead", REPEATED, "failedQuality", "failedStability", "failed", ACCEPTED);

    private final MeterRegistry meters;
    private final Searches searches;

    Tally(MeterRegistry meters, Searches searches) {
        this.meters = meters;
        this.searches = searches;
        VERDICTS.forEach(this::verdict);
    }

    /** To be told of every event that counted, once. */
    void counted(Event event) {
        if (event instanceof CandidateRejected rejected) {
            verdict(Ledger.outcome(rejected)).increment();
        } else if (event instanceof CandidateRepeated) {
            verdict(REPEATED).increment();
        } else if (event instanceof CandidateAccepted accepted && accepted.reference() == null) {
            verdict(ACCEPTED).increment();
        } else if (event instanceof CandidateScored scored) {
            score(scored, scored.task(), "scored").increment();
        } else if (event instanceof CandidateFailed failed) {
            score(failed, failed.task(), "failed").increment();
        }
    }

    private Counter verdict(String verdict) {
        return Counter.builder("evonorm.candidates")
                .description("Candidates whose verdict was counted")
                .tag("verdict", verdict)
                .register(meters);
    }

    private Counter score(Event event, String task, String outcome) {
        boolean known = searches.settings(event.searchId())
                .map(settings -> settings.objectives().names().contains(task))
                .orElse(false);
        return Counter.builder("evonorm.scores")
                .description("Scores and failures of evaluation tasks that were counted")
                .tag("task", known ? task : "other")
                .tag("outcome", outcome)
                .register(meters);
    }
}
