package dev.evonorm.cli.chaos.check;

import dev.evonorm.contracts.status.JournalEntry;

import java.util.ArrayList;
import java.util.List;

/** Holds what a search left behind against what must be true of it. */
public final class Checker {
    /**
     * What the selector of a search that is to be checked takes for {@code evonorm.selector.draining}. A ticket that is given up
     * because its time is over is not lost, but it cannot be told from a lost one.
     */
    public static final String DRAINING = "10m";

    private static final List<Rule> RULES = List.of(
            new JournalRule(),
            new TicketRule(),
            new ScoreRule(),
            new PopulationRule(),
            new ResultRule(),
            new FactRule(),
            new DeadLetterRule());

    private Checker() {}

    /** Every violation with its evidence; none if nothing was lost and nothing counted twice. */
    public static List<Violation> check(Evidence evidence) {
        Replay replay = new Replay(evidence.searchId(), evidence.settings());
        for (JournalEntry entry : evidence.journal()) {
            replay.apply(entry);
        }
        List<Violation> violations = new ArrayList<>(replay.violations());
        RULES.forEach(rule -> violations.addAll(rule.check(evidence, replay)));
        return violations;
    }
}
