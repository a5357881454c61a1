package dev.evonorm.cli.chaos.check;

import dev.evonorm.cli.chaos.check.Fate.End;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateIds;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.event.FinalistNamed;
import dev.evonorm.contracts.event.TournamentWon;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.settings.Strategy;
import dev.evonorm.contracts.status.JournalEntry;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The selector's rules once more, in plain Java: what its state must be after a journal. Whatever the journal says that the
 * rules do not allow, such as a second verdict or a ticket too many, is a violation. A fold over the entries; for one thread.
 */
public final class Replay {
    private static final String FINALS = "finals";

    /** Of two candidates' ids, that of the earlier ticket first: ids have five digits or more. */
    private static final Comparator<String> EARLIER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final String searchId;
    private final SearchSettings settings;
    private final List<String> tasks;
    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, Fate> fates = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Members members;
    private final Map<String, Integer> finals = new LinkedHashMap<>();
    private final Set<String> unranked = new LinkedHashSet<>();
    private final Map<String, Long> counters = new HashMap<>();
    private long issued;

    public Replay(String searchId, SearchSettings settings) {
        this.searchId = searchId;
        this.settings = settings;
        this.tasks = settings.objectives().names();
        this.members = new Members(settings.population().window());
    }

    /** Takes the next entry. */
    public void apply(JournalEntry entry) {
        Event event = entry.event();
        if (event instanceof TournamentWon ticket) {
            issue(ticket, entry);
        } else if (event instanceof CandidateRejected rejected) {
            reject(rejected, entry);
        } else if (event instanceof CandidateRepeated repeated) {
            repeat(repeated, entry);
        } else if (event instanceof CandidateAccepted accepted) {
            accept(accepted, entry);
        } else if (event instanceof CandidateScored scored) {
            answer(scored.candidateId(), scored.task(), Optional.of(scored.score()), entry);
        } else if (event instanceof CandidateFailed failed) {
            fail(failed, entry);
        } else if (event instanceof FinalistNamed finalist) {
            name(finalist, entry);
        } else if (event instanceof FinalistEvaluated evaluated) {
            evaluate(evaluated.candidateId(), entry);
        } else {
            broken("journal", entry, "such an event is never counted");
        }
    }

    private void issue(TournamentWon ticket, JournalEntry entry) {
        issued++;
        String id = ticket.candidateId();
        if (ticket.ticket() != issued || !id.equals(CandidateIds.ofTicket(searchId, issued))) {
            broken("tickets", entry, "the next ticket is number " + issued);
        }
        if (open.size() >= settings.ticketsInFlight()) {
            broken("tickets", entry, "%d are open already, and no more may be".formatted(open.size()));
        }
        boolean evolving = settings.strategy() == Strategy.EVOLUTION
                && members.arrived() >= settings.population().initialSize();
        if (evolving && !members.holds(String.valueOf(ticket.parentId()))) {
            broken("population", entry, "its parent %s is no member then".formatted(ticket.parentId()));
        }
        if (fates.putIfAbsent(id, new Fate(id, false)) != null) {
            broken("tickets", entry, "its candidate has a ticket already");
        }
        open.add(id);
    }

    private void reject(CandidateRejected event, JournalEntry entry) {
        Fate fate = fates.get(event.candidateId());
        if (fate == null || fate.end != null || fate.accepted) {
            broken("counted once", entry, fate == null ? "it has no ticket" : "it has a verdict already");
            return;
        }
        fate.end = End.REJECTED;
        close(fate);
        count(outcome(event));
        release(fate);
    }

    private static String outcome(CandidateRejected event) {
        if (event.sameAs() != null) {
            return "repeated";
        }
        return switch (event.test()) {
            case "probe" -> "dead";
            case "quality" -> "failedQuality";
            case "stability" -> "failedStability";
            default -> "failed";
        };
    }

    private void repeat(CandidateRepeated event, JournalEntry entry) {
        Fate fate = fates.get(event.candidateId());
        if (fate == null || fate.end != null || fate.accepted) {
            broken("counted once", entry, fate == null ? "it has no ticket" : "it has a verdict already");
            return;
        }
        fate.accepted = true;
        fate.sameAs = event.sameAs();
        count("repeated");
        Fate original = fates.get(event.sameAs());
        if (original == null || original.end != null) {
            adopt(fate, original);
        } else {
            original.waiting.add(fate.id);
        }
        settle(fate);
    }

    private void accept(CandidateAccepted event, JournalEntry entry) {
        if (event.reference() != null) {
            Fate reference = new Fate(event.candidateId(), true);
            reference.accepted = true;
            if (fates.putIfAbsent(reference.id, reference) != null) {
                broken("counted once", entry, "the reference is known already");
            }
            return;
        }
        Fate fate = fates.get(event.candidateId());
        if (fate == null || fate.accepted || fate.end == End.REJECTED) {
            broken("counted once", entry, fate == null ? "it has no ticket" : "it has a verdict already");
            return;
        }
        fate.accepted = true;
        if (fate.end == null) {
            count("accepted");
        }
        settle(fate);
    }

    private void fail(CandidateFailed event, JournalEntry entry) {
        if (unranked.contains(event.candidateId()) && event.task().equals(FINALS)) {
            evaluate(event.candidateId(), entry);
        } else {
            answer(event.candidateId(), event.task(), Optional.empty(), entry);
        }
    }

    private void answer(String id, String task, Optional<Double> answer, JournalEntry entry) {
        Fate fate = fates.get(id);
        if (fate == null) {
            broken("counted once", entry, "it has no ticket");
        } else if (fate.answers.putIfAbsent(task, answer) != null) {
            broken("counted once", entry, "%s has answered already".formatted(task));
        } else {
            settle(fate);
        }
    }

    private void adopt(Fate fate, @Nullable Fate original) {
        for (String task : tasks) {
            Optional<Double> answer = original == null || original.end != End.SCORED
                    ? Optional.empty()
                    : original.answers.getOrDefault(task, Optional.empty());
            fate.answers.putIfAbsent(task, answer);
        }
    }

    private void settle(Fate fate) {
        if (fate.end != null) {
            return;
        }
        if (fate.failed(tasks)) {
            fate.end = End.FAILED;
            if (!fate.reference) {
                close(fate);
                countFailure(fate);
            }
            release(fate);
        } else if (fate.accepted && fate.scored(tasks)) {
            fate.end = End.SCORED;
            if (!fate.reference) {
                close(fate);
                members.join(fate.id, fate.scores(tasks), mean(fate), fate.sameAs == null);
            }
            release(fate);
        }
    }

    /** Of the shares, summed in their order, so that equal scores have equal means. */
    private double mean(Fate fate) {
        List<String> shares = new ArrayList<>(tasks);
        shares.removeAll(settings.objectives().aside());
        double sum = 0;
        for (double score : fate.scores(shares)) {
            sum += score;
        }
        return sum / shares.size();
    }

    private void countFailure(Fate fate) {
        if (fate.sameAs == null) {
            count("failed");
            if (fate.accepted) {
                counters.merge("accepted", -1L, Long::sum);
            }
        }
    }

    /** Those that waited follow in the order of their tickets. */
    private void release(Fate original) {
        for (String id : original.waiting.stream().sorted(EARLIER).toList()) {
            Fate fate = fates.get(id);
            if (fate != null) {
                adopt(fate, original);
                settle(fate);
            }
        }
        original.waiting.clear();
    }

    private void close(Fate fate) {
        fate.ends++;
        open.remove(fate.id);
    }

    private void name(FinalistNamed event, JournalEntry entry) {
        List<String> best = members.best(settings.finals().finalists());
        int rank = event.rank();
        boolean right = rank == 0 || rank <= best.size() && best.get(rank - 1).equals(event.candidateId());
        if (!right) {
            broken("result", entry, "the best then are " + best);
        }
        if (finals.put(event.candidateId(), rank) != null) {
            broken("counted once", entry, "it is named already");
        }
        unranked.add(event.candidateId());
    }

    private void evaluate(String id, JournalEntry entry) {
        if (!unranked.remove(id)) {
            broken("counted once", entry, "no evaluation of it is waited for");
        }
    }

    private void count(String counter) {
        counters.merge(counter, 1L, Long::sum);
    }

    private void broken(String rule, JournalEntry entry, String why) {
        violations.add(new Violation(
                rule,
                "entry %s, %s of %s: %s"
                        .formatted(
                                entry.id(),
                                entry.event().getClass().getSimpleName(),
                                entry.event().candidateId(),
                                why)));
    }

    /** What the rules do not allow, so far. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** The members now, the oldest first: each one's id and its scores in the order of the objectives. */
    public List<Map.Entry<String, List<Double>>> population() {
        return members.population().values().stream()
                .map(member -> Map.entry(member.id(), member.scores()))
                .toList();
    }

    /** How many members there have been so far. */
    public long arrived() {
        return members.arrived();
    }

    /** The ids of the best distinct layers now, best first. */
    public List<String> best(int most) {
        return members.best(most);
    }

    Map<String, Fate> fates() {
        return fates;
    }

    Set<String> open() {
        return open;
    }

    Members members() {
        return members;
    }

    Map<String, Integer> finals() {
        return finals;
    }

    Set<String> unranked() {
        return unranked;
    }

    /** A counter of the funnel, by its name in the store. */
    long counter(String name) {
        return switch (name) {
            case "tickets" -> issued;
            case "scored" -> members.ranking().size();
            case "arrived" -> members.arrived();
            default -> counters.getOrDefault(name, 0L);
        };
    }
}
