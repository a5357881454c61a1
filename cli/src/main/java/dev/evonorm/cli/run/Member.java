package dev.evonorm.cli.run;

import dev.evonorm.cli.run.Decided.Outcome;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.status.RankedLayer;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** An accepted candidate or a reference, and what is known of it so far. */
final class Member {
    private final CandidateAccepted accepted;
    private final Map<String, Double> scores = new TreeMap<>();
    private double cpuSeconds;

    final Map<String, Double> finals = new TreeMap<>();
    boolean decided;

    Member(CandidateAccepted accepted) {
        this.accepted = accepted;
        this.cpuSeconds = accepted.cpuSeconds();
    }

    String id() {
        return accepted.candidateId();
    }

    boolean isReference() {
        return accepted.reference() != null;
    }

    /** Takes a score; false where that task's is known already. */
    boolean score(CandidateScored event) {
        if (decided || scores.putIfAbsent(event.task(), event.score()) != null) {
            return false;
        }
        cpuSeconds += event.figures().getOrDefault("cpuSeconds", 0.0);
        return true;
    }

    boolean scored(Objectives objectives) {
        return scores.keySet().containsAll(objectives.names());
    }

    private @Nullable Double mean(Objectives objectives) {
        return scored(objectives) ? (Double) objectives.mean(scores).orElseThrow() : null;
    }

    private static double average(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    Decided decided(Outcome outcome, String reason, Objectives objectives, Instant at) {
        return new Decided(
                accepted.ticket(),
                id(),
                outcome,
                outcome == Outcome.FAILED ? "failure" : null,
                null,
                null,
                accepted.parentId(),
                accepted.graph(),
                Map.copyOf(scores),
                mean(objectives),
                cpuSeconds,
                reason,
                at);
    }

    /** The fate of a candidate that shares this one's function. */
    Decided repeatedBy(CandidateRepeated event, Objectives objectives, Instant at) {
        return repetition(event, Map.copyOf(scores), mean(objectives), at);
    }

    static Decided unknownOriginal(CandidateRepeated event, Instant at) {
        return repetition(event, Map.of(), null, at);
    }

    private static Decided repetition(
            CandidateRepeated event, Map<String, Double> scores, @Nullable Double mean, Instant at) {
        return new Decided(
                event.ticket(),
                event.candidateId(),
                Outcome.REPEATED,
                null,
                null,
                event.sameAs(),
                event.parentId(),
                event.graph(),
                scores,
                mean,
                event.cpuSeconds(),
                "same function as " + event.sameAs(),
                at);
    }

    RankedLayer ranked(Objectives objectives) {
        return new RankedLayer(
                id(),
                accepted.reference(),
                accepted.ticket(),
                accepted.parentId(),
                null,
                accepted.graph(),
                scores,
                objectives.mean(scores).orElse(0),
                finals,
                finals.isEmpty() ? null : (Double) average(finals.values()));
    }
}
