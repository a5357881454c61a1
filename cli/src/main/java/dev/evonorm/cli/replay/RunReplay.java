package dev.evonorm.cli.replay;

import dev.evonorm.cli.chaos.check.Replay;
import dev.evonorm.cli.chaos.check.Violation;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.TournamentWon;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.JournalEntry;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.evolve.Offspring;
import dev.evonorm.graph.evolve.Variation;
import dev.evonorm.study.Spaces;
import dev.evonorm.study.evolution.Contestant;
import dev.evonorm.study.evolution.Draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Decides a run again, from nothing but its settings and what the journal says of candidates: every ticket's number, seed and
 * parent, every candidate's graph, who is a member when, and the ranking. Where the journal says otherwise, that is a
 * violation. For one thread.
 */
public final class RunReplay {
    private final Replay replay;
    private final Draw draw;
    private final SplittableRandom seeds;
    private final Map<String, LayerGraph> graphs = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private final int initialSize;
    private long tickets;
    private long tournaments;

    /**
     * What a replay came to.
     *
     * @param tickets issued
     * @param tournaments of these that drew from the population
     * @param population the members at the end, the oldest first
     * @param best the ids of the best distinct layers, best first
     * @param violations where journal and rules disagree, or nothing
     */
    public record Result(
            long tickets, long tournaments, List<String> population, List<String> best, List<Violation> violations) {}

    public RunReplay(String searchId, SearchSettings settings) {
        this.replay = new Replay(searchId, settings);
        this.draw = new Draw(settings);
        this.seeds = new SplittableRandom(settings.seed());
        this.initialSize = settings.population().initialSize();
    }

    /** Takes the next entry. */
    public void apply(JournalEntry entry) {
        Event event = entry.event();
        if (event instanceof TournamentWon ticket) {
            draw(ticket, entry);
        } else if (event instanceof CandidateRejected rejected) {
            compare(rejected.graph(), entry);
        } else if (event instanceof CandidateRepeated repeated) {
            compare(repeated.graph(), entry);
        } else if (event instanceof CandidateAccepted accepted && accepted.reference() == null) {
            compare(accepted.graph(), entry);
        }
        replay.apply(entry);
    }

    private void draw(TournamentWon ticket, JournalEntry entry) {
        tickets++;
        long seed = seeds.nextLong();
        if (ticket.seed() != seed) {
            broken("seed", entry, "its seed is %d, and the search gives %d".formatted(ticket.seed(), seed));
        }
        List<Contestant> population = replay.population().stream()
                .map(member -> new Contestant(member.getKey(), member.getValue()))
                .toList();
        Optional<String> drawn = draw.parent(ticket.ticket(), replay.arrived(), population);
        if (!drawn.equals(Optional.ofNullable(ticket.parentId()))) {
            broken(
                    "parent",
                    entry,
                    "its parent is %s, and of these %d members the rules draw %s"
                            .formatted(ticket.parentId(), population.size(), drawn.orElse("none")));
        }
        tournaments += replay.arrived() >= initialSize && ticket.parentId() != null ? 1 : 0;
        Variation variation = new Variation(ticket.mutations(), ticket.randomProbability(), ticket.distinct());
        graphs.put(
                ticket.candidateId(),
                Offspring.of(ticket.parent(), variation, Spaces.of(ticket.space()), ticket.seed())
                        .graph());
    }

    private void compare(LayerGraph graph, JournalEntry entry) {
        LayerGraph made = graphs.remove(entry.event().candidateId());
        if (made != null && !made.equals(graph)) {
            broken("offspring", entry, "its graph is not what its ticket makes");
        }
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

    /** @param most how many of the best */
    public Result result(int most) {
        List<Violation> all = new ArrayList<>(violations);
        all.addAll(replay.violations());
        List<String> population =
                replay.population().stream().map(Map.Entry::getKey).toList();
        return new Result(tickets, tournaments, population, replay.best(most), all);
    }
}
