package dev.evonorm.cli.chaos.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Every ticket ended, once, and nothing in the store still waits. */
final class TicketRule implements Rule {
    private static final String NAME = "tickets";

    @Override
    public List<Violation> check(Evidence evidence, Replay replay) {
        List<Violation> violations = new ArrayList<>();
        for (Fate fate : replay.fates().values()) {
            if (!fate.reference && fate.ends != 1) {
                violations.add(
                        new Violation(NAME, "%s ended %d times; %s".formatted(fate.id, fate.ends, lastOf(fate))));
            } else if (fate.reference && fate.end == null) {
                violations.add(
                        new Violation(NAME, "the reference %s has no scores; %s".formatted(fate.id, lastOf(fate))));
            }
        }
        StoredState store = evidence.store();
        stuck(violations, "tickets are open", store.open());
        stuck(violations, "references wait for scores", store.references());
        stuck(violations, "finalists wait for their evaluation", store.unranked());
        stuck(violations, "originals are waited for by repetitions", store.waiters());
        stuck(violations, "are due for publication", store.due());
        return violations;
    }

    private static String lastOf(Fate fate) {
        return "accepted: %s, same as: %s, answers: %s".formatted(fate.accepted, fate.sameAs, fate.answers.keySet());
    }

    private static void stuck(List<Violation> violations, String what, Collection<String> ids) {
        if (!ids.isEmpty()) {
            violations.add(new Violation(
                    NAME,
                    "%d %s in the store: %s"
                            .formatted(
                                    ids.size(),
                                    what,
                                    ids.stream().sorted().limit(5).toList())));
        }
    }
}
