package dev.evonorm.cli.chaos.check;

import dev.evonorm.contracts.status.JournalEntry;

import java.util.ArrayList;
import java.util.List;

/** The search has ended, and the run folder's journal is the selector's, entry by entry. */
final class JournalRule implements Rule {
    private static final String NAME = "journal";

    @Override
    public List<Violation> check(Evidence evidence, Replay replay) {
        List<Violation> violations = new ArrayList<>();
        String state = evidence.store().state().getOrDefault("state", "missing");
        if (!state.equals("done")) {
            violations.add(new Violation(NAME, "the search is %s, not done".formatted(state)));
        }
        List<String> written = evidence.journal().stream().map(JournalEntry::id).toList();
        List<String> counted = evidence.store().journal();
        int same = 0;
        while (same < Math.min(written.size(), counted.size())
                && written.get(same).equals(counted.get(same))) {
            same++;
        }
        if (same < Math.max(written.size(), counted.size())) {
            violations.add(new Violation(
                    NAME,
                    "events.jsonl has %d entries, the selector %d; entry number %d is %s there and %s here"
                            .formatted(
                                    written.size(), counted.size(), same + 1, at(counted, same), at(written, same))));
        }
        return violations;
    }

    private static String at(List<String> ids, int index) {
        return index < ids.size() ? ids.get(index) : "missing";
    }
}
