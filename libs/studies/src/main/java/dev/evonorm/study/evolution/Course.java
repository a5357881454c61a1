package dev.evonorm.study.evolution;

import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.evolve.Offspring;
import dev.evonorm.graph.evolve.Variation;
import dev.evonorm.study.Spaces;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Where one search stands: a fold over its decided tickets, by the selector's rules with one ticket under way. So a search
 * that was cut off goes on from its rows as if nothing had happened. For one thread.
 */
final class Course {
    private final SearchSettings settings;
    private final Draw draw;
    private final SplittableRandom seeds;
    private final List<Contestant> population = new ArrayList<>();
    private final Map<String, LayerGraph> graphs = new HashMap<>();
    private final Map<String, Decided> functions = new HashMap<>();
    private long arrived;
    private long tickets;
    private double cpu;

    /**
     * The next ticket's graph.
     *
     * @param parent the ticket of the member that it was made from, null if it was drawn at random
     */
    record Proposal(long ticket, @Nullable String parent, LayerGraph graph) {}

    Course(SearchSettings settings) {
        this.settings = settings;
        this.draw = new Draw(settings);
        this.seeds = new SplittableRandom(settings.seed());
    }

    /** Draws the next ticket; it must be decided before another is drawn. */
    Proposal next() {
        long ticket = ++tickets;
        Optional<String> parent = draw.parent(ticket, arrived, population);
        Variation variation = new Variation(
                settings.offspring().mutations(),
                settings.offspring().randomProbability(),
                settings.offspring().distinct());
        Offspring offspring = Offspring.of(
                parent.map(id -> Objects.requireNonNull(graphs.get(id))).orElse(null),
                variation,
                Spaces.of(settings.space()),
                seeds.nextLong());
        return new Proposal(ticket, offspring.random() ? null : parent.orElse(null), offspring.graph());
    }

    /** Takes a ticket of an earlier session: it is drawn, and its outcome is known. */
    void replay(Decided decided) {
        tickets++;
        seeds.nextLong();
        if (decided.ticket() != tickets) {
            throw new IllegalArgumentException("the rows of %s go from ticket %d to %d; begin the study anew"
                    .formatted(decided.run(), tickets - 1, decided.ticket()));
        }
        take(decided);
    }

    /** Takes the outcome of the ticket that was drawn last. */
    void take(Decided decided) {
        cpu += decided.cpu();
        if (decided.verdict() != Verdict.DEAD && decided.verdict() != Verdict.UNDECIDED) {
            functions.putIfAbsent(decided.function(), decided);
        }
        if (decided.verdict() == Verdict.ACCEPTED) {
            join(decided);
        }
    }

    private void join(Decided decided) {
        String id = Long.toString(decided.ticket());
        arrived++;
        graphs.put(id, Objects.requireNonNull(decided.graph()));
        population.add(new Contestant(id, decided.scores()));
        if (population.size() > settings.population().window()) {
            graphs.remove(population.remove(0).id());
        }
    }

    /** The ticket that decided this function, if one did. */
    Optional<Decided> earlier(String function) {
        return Optional.ofNullable(functions.get(function));
    }

    /** CPU seconds so far. */
    double cpu() {
        return cpu;
    }

    long tickets() {
        return tickets;
    }

    /** How many members there have been. */
    long arrived() {
        return arrived;
    }

    /** The members, the oldest first. */
    List<Contestant> population() {
        return List.copyOf(population);
    }
}
