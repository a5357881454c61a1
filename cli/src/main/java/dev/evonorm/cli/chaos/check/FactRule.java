package dev.evonorm.cli.chaos.check;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.settings.Order;
import dev.evonorm.contracts.status.JournalEntry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every published fact that had to count is in the journal, and every fact in the journal was published. A score that decided
 * nothing any more need not be counted if the search ended about then.
 */
final class FactRule implements Rule {
    private static final String NAME = "facts";
    private static final List<String> COUNTED =
            List.of(Topics.REJECTED, Topics.ACCEPTED, Topics.SCORED, Topics.EVALUATED);
    /** Within which a fact counts that nothing waited for: as long as any process is away. */
    private static final Duration MEANWHILE = Duration.ofSeconds(60);

    @Override
    public List<Violation> check(Evidence evidence, Replay replay) {
        Map<String, Set<Event>> published = new HashMap<>();
        Map<String, StoredRecord> first = new HashMap<>();
        for (StoredRecord stored : evidence.records()) {
            Event event = stored.event();
            if (event != null
                    && COUNTED.contains(stored.topic())
                    && event.searchId().equals(evidence.searchId())) {
                String fact = fact(event, stored.topic().equals(Topics.EVALUATED));
                published.computeIfAbsent(fact, key -> new HashSet<>()).add(event);
                first.merge(fact, stored, (a, b) -> a.at().isAfter(b.at()) ? b : a);
            }
        }
        List<Violation> violations = new ArrayList<>();
        Set<String> counted = invented(evidence, published, violations);
        Instant end = evidence.journal().isEmpty()
                ? Instant.EPOCH
                : evidence.journal().get(evidence.journal().size() - 1).at();
        first.forEach((fact, stored) -> {
            if (!counted.contains(fact)
                    && (waitedFor(stored, replay)
                            || !ticketByTicket(evidence)
                                    && stored.at().plus(MEANWHILE).isBefore(end))) {
                violations.add(new Violation(
                        NAME, "%s was published at %s and is not in the journal".formatted(fact, stored.place())));
            }
        });
        return violations;
    }

    /** The facts that the journal counts; those that no topic holds are violations. */
    private static Set<String> invented(
            Evidence evidence, Map<String, Set<Event>> published, List<Violation> violations) {
        Set<String> counted = new HashSet<>();
        for (JournalEntry entry : evidence.journal()) {
            Event event = entry.event();
            if (!isFact(event)) {
                continue;
            }
            String fact = fact(event, false);
            String inFinals = fact(event, true);
            boolean finals = !isPublished(evidence, published.getOrDefault(fact, Set.of()), event);
            if (finals && !isPublished(evidence, published.getOrDefault(inFinals, Set.of()), event)) {
                violations.add(
                        new Violation(NAME, "entry %s counts %s, which no topic holds so".formatted(entry.id(), fact)));
            }
            counted.add(finals ? inFinals : fact);
        }
        return counted;
    }

    /** Ticket by ticket, a verdict may be counted as another than it was: that of an equal function which came before. */
    private static boolean isPublished(Evidence evidence, Set<Event> published, Event event) {
        return ticketByTicket(evidence) ? !published.isEmpty() : published.contains(event);
    }

    private static boolean ticketByTicket(Evidence evidence) {
        return evidence.settings().population().order() == Order.TICKET;
    }

    private static boolean isFact(Event event) {
        return event instanceof CandidateRejected
                || event instanceof CandidateRepeated
                || event instanceof CandidateAccepted
                || event instanceof CandidateScored
                || event instanceof CandidateFailed
                || event instanceof FinalistEvaluated;
    }

    /** What an event settles: the first that settles it counts, all others repeat it. */
    private static String fact(Event event, boolean evaluated) {
        if (evaluated) {
            return "the evaluation of " + event.candidateId();
        }
        if (event instanceof CandidateScored scored) {
            return "the answer of %s on %s".formatted(scored.task(), scored.candidateId());
        }
        if (event instanceof CandidateFailed failed) {
            return "the answer of %s on %s".formatted(failed.task(), failed.candidateId());
        }
        return event instanceof FinalistEvaluated
                ? "the evaluation of " + event.candidateId()
                : "the verdict on " + event.candidateId();
    }

    private static boolean waitedFor(StoredRecord stored, Replay replay) {
        Event event = stored.event();
        if (event == null) {
            return false;
        }
        Fate fate = replay.fates().get(event.candidateId());
        return stored.topic().equals(Topics.EVALUATED)
                ? replay.unranked().contains(event.candidateId())
                : fate != null && fate.end == null;
    }
}
