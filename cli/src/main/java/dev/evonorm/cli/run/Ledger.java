package dev.evonorm.cli.run;

import dev.evonorm.cli.run.Decided.Outcome;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.status.JournalEntry;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.RankedLayer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the journal adds up to: which candidates are decided, and the ranking. A pure fold over the entries, so a replay
 * gives the same state. For one thread.
 */
public final class Ledger {
    private static final Comparator<RankedLayer> BEST_FIRST =
            Comparator.comparingDouble(RankedLayer::mean).reversed().thenComparing(RankedLayer::candidateId);

    private final Objectives objectives;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, List<CandidateRepeated>> waiting = new HashMap<>();
    private RandomGraphs randoms = RandomGraphs.NONE;
    private long decided;

    /** @param objectives the tasks whose scores a candidate needs */
    public Ledger(Objectives objectives) {
        this.objectives = objectives;
    }

    /** Counts one entry; gives the candidates that it decides: none, one, or one and its repetitions. */
    public List<Decided> apply(JournalEntry entry) {
        List<Decided> now = new ArrayList<>();
        Instant at = entry.at();
        if (entry.event() instanceof CandidateRejected event) {
            now.add(rejected(event, at));
        } else if (entry.event() instanceof CandidateAccepted event) {
            members.putIfAbsent(event.candidateId(), new Member(event));
        } else if (entry.event() instanceof CandidateRepeated event) {
            repeated(event, at, now);
        } else if (entry.event() instanceof CandidateScored event) {
            Member member = members.get(event.candidateId());
            if (member != null && member.score(event) && member.scored(objectives)) {
                decide(member, Outcome.SCORED, "", at, now);
            }
        } else if (entry.event() instanceof CandidateFailed event) {
            Member member = members.get(event.candidateId());
            if (member != null && !member.decided) {
                decide(member, Outcome.FAILED, event.task() + ": " + event.reason(), at, now);
            }
        } else if (entry.event() instanceof FinalistEvaluated event) {
            Member member = members.get(event.candidateId());
            if (member != null) {
                member.finals.putAll(event.accuracies());
            }
        }
        decided += now.size();
        randoms = randoms.and(entry.event());
        return now;
    }

    private static Decided rejected(CandidateRejected event, Instant at) {
        return new Decided(
                event.ticket(),
                event.candidateId(),
                event.test().equals("failure") ? Outcome.FAILED : Outcome.REJECTED,
                event.test(),
                event.anchor(),
                event.sameAs(),
                event.parentId(),
                event.graph(),
                Map.of(),
                null,
                event.cpuSeconds(),
                event.reason(),
                at);
    }

    private void decide(Member member, Outcome outcome, String reason, Instant at, List<Decided> now) {
        member.decided = true;
        if (!member.isReference()) {
            now.add(member.decided(outcome, reason, objectives, at));
        }
        for (CandidateRepeated repetition : waiting.getOrDefault(member.id(), List.of())) {
            now.add(member.repeatedBy(repetition, objectives, at));
        }
        waiting.remove(member.id());
    }

    private void repeated(CandidateRepeated event, Instant at, List<Decided> now) {
        Member original = members.get(event.sameAs());
        if (original != null && !original.decided) {
            waiting.computeIfAbsent(original.id(), id -> new ArrayList<>()).add(event);
        } else if (original != null) {
            now.add(original.repeatedBy(event, objectives, at));
        } else {
            now.add(Member.unknownOriginal(event, at));
        }
    }

    /** The candidates decided so far; references are not counted. */
    public long decided() {
        return decided;
    }

    /** What random graphs came to so far, and what they cost. */
    public RandomGraphs randoms() {
        return randoms;
    }

    /** The ranking so far, as the selector would answer. */
    public Leaderboard leaderboard(int limit, int podium) {
        List<RankedLayer> ranked = members.values().stream()
                .filter(member -> member.scored(objectives))
                .map(member -> member.ranked(objectives))
                .sorted(BEST_FIRST)
                .toList();
        List<RankedLayer> candidates =
                ranked.stream().filter(layer -> layer.name() == null).toList();
        List<RankedLayer> finalists = members.values().stream()
                .filter(member -> !member.finals.isEmpty())
                .map(member -> member.ranked(objectives))
                .sorted(Comparator.comparingDouble((RankedLayer layer) -> Objects.requireNonNull(layer.finalsMean()))
                        .reversed())
                .toList();
        return new Leaderboard(
                candidates.stream().limit(limit).toList(),
                ranked.stream().filter(layer -> layer.name() != null).toList(),
                podium(finalists, podium));
    }

    /** The best finalists, with the references of the finals among them. */
    private static List<RankedLayer> podium(List<RankedLayer> finalists, int podium) {
        List<RankedLayer> named = new ArrayList<>();
        int places = 0;
        for (RankedLayer layer : finalists) {
            if (layer.name() != null || places++ < podium) {
                named.add(layer);
            }
        }
        return named;
    }
}
