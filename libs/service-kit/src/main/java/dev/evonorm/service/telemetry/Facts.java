package dev.evonorm.service.telemetry;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.event.FinalistNamed;
import dev.evonorm.contracts.event.TournamentWon;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Events as attributes of spans: what they say, without graphs and settings. */
final class Facts {
    static final String ANCHOR = "evonorm.anchor";
    static final String FIGURE = "evonorm.figure.";
    static final String VERDICT = "evonorm.verdict";
    private static final String PARENT = "evonorm.parent.id";
    private static final String REASON = "evonorm.reason";
    private static final String SAME_AS = "evonorm.same_as";
    private static final String TASK = "evonorm.task";
    private static final String TICKET = "evonorm.ticket";

    private final AttributesBuilder attributes = Attributes.builder();

    private Facts() {}

    static Attributes ids(Event event) {
        return new Facts()
                .put("evonorm.search.id", event.searchId())
                .put("evonorm.candidate.id", event.candidateId())
                .attributes
                .build();
    }

    static Attributes of(Event event) {
        return new Facts().say(event).attributes.build();
    }

    private Facts say(Event event) {
        if (event instanceof TournamentWon won) {
            return put(PARENT, won.parentId()).ticket(won.ticket());
        } else if (event instanceof CandidateProposed proposed) {
            return put(PARENT, proposed.parentId()).ticket(proposed.ticket());
        } else if (event instanceof CandidateRejected rejected) {
            return put(VERDICT, rejected.test().equals("failure") ? "failure" : "rejected")
                    .put("evonorm.test", rejected.test())
                    .put(ANCHOR, rejected.anchor())
                    .put(SAME_AS, rejected.sameAs())
                    .put(REASON, rejected.reason())
                    .figures(rejected.figures());
        } else if (event instanceof CandidateRepeated repeated) {
            return put(VERDICT, "repeated").put(SAME_AS, repeated.sameAs());
        } else if (event instanceof CandidateAccepted accepted) {
            return put(VERDICT, accepted.reference() == null ? "accepted" : null)
                    .put("evonorm.reference", accepted.reference())
                    .figures(accepted.figures());
        } else if (event instanceof CandidateScored scored) {
            attributes.put("evonorm.score", scored.score());
            return put(VERDICT, "scored").put(TASK, scored.task()).figures(scored.figures());
        } else if (event instanceof CandidateFailed failed) {
            return put(VERDICT, "failed").put(TASK, failed.task()).put(REASON, failed.reason());
        } else if (event instanceof FinalistNamed named) {
            attributes.put("evonorm.rank", named.rank());
            return this;
        }
        FinalistEvaluated evaluated = (FinalistEvaluated) event;
        evaluated.accuracies().forEach((anchor, value) -> attributes.put(FIGURE + "accuracy." + anchor, value));
        return put(VERDICT, "evaluated");
    }

    private Facts put(String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
        return this;
    }

    private Facts ticket(long number) {
        attributes.put(TICKET, number);
        return this;
    }

    private Facts figures(Map<String, Double> figures) {
        figures.forEach((name, value) -> attributes.put(FIGURE + name, value));
        return this;
    }
}
