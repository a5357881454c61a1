package dev.evonorm.cli.chaos.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/** The population in the store is that of the replayed journal: the same members, in the same order, with the same scores. */
final class PopulationRule implements Rule {
    private static final String NAME = "population";

    @Override
    public List<Violation> check(Evidence evidence, Replay replay) {
        SortedMap<Long, Members.Member> expected = replay.members().population();
        SortedMap<Long, String> stored = evidence.store().population();
        List<Violation> violations = new ArrayList<>();
        TreeSet<Long> arrivals = new TreeSet<>(expected.keySet());
        arrivals.addAll(stored.keySet());
        for (long arrival : arrivals) {
            Members.Member member = expected.get(arrival);
            String text = stored.get(arrival);
            if (member == null || text == null || !member.equals(parse(text))) {
                violations.add(new Violation(
                        NAME,
                        "member %d is '%s' in the store, and by the journal %s".formatted(arrival, text, member)));
            }
        }
        return violations;
    }

    private static Members.Member parse(String text) {
        String[] words = text.split(" ");
        return new Members.Member(
                words[0], Arrays.stream(words).skip(1).map(Double::valueOf).toList());
    }
}
