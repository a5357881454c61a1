package dev.evonorm.selector;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.CandidateFailed;
import dev.evonorm.contracts.event.CandidateRejected;
import dev.evonorm.contracts.event.CandidateRepeated;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.event.FinalistEvaluated;
import dev.evonorm.contracts.event.FinalistNamed;
import dev.evonorm.contracts.event.TournamentWon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What tests and tasks say of candidates: a function of ticket and parent, as it is of the graph, but for the one thing that
 * depends on speed. Of equal functions, those that come after a smaller ticket repeat it; others are tested themselves, and
 * may even fare differently.
 */
final class World {
    private static final int FUNCTIONS = 400;

    private record Known(long ticket, boolean accepted) {}

    private final Map<String, Known> decisions = new HashMap<>();

    /** What follows from a publication of the selector. */
    List<Event> answers(Event event) {
        if (event instanceof TournamentWon won) {
            return List.of(verdict(won));
        }
        if (event instanceof FinalistNamed named) {
            return List.of(
                    new FinalistEvaluated(named.searchId(), named.candidateId(), Map.of("resnet50", 0.5), Map.of()));
        }
        if (event instanceof CandidateAccepted accepted) {
            return List.of(
                    answer(accepted, SettingsFixture.RESNET, 11), answer(accepted, SettingsFixture.MOBILENET, 13));
        }
        return List.of();
    }

    private Event verdict(TournamentWon won) {
        int luck = luck(won.ticket(), won.parentId(), 1);
        String function = "f" + Math.floorMod(luck(won.ticket(), won.parentId(), 2), FUNCTIONS);
        if (luck % 5 == 0) {
            return rejected(won, "probe", null, null);
        }
        Known known = decisions.get(function);
        if (known != null && known.ticket() < won.ticket()) {
            String original = Bench.id(known.ticket());
            return known.accepted() ? repeated(won, original, function) : rejected(won, "quality", original, function);
        }
        boolean accepted = luck % 5 != 1;
        decisions.put(function, new Known(won.ticket(), accepted));
        return accepted ? accepted(won, function) : rejected(won, "quality", null, function);
    }

    private static Event answer(CandidateAccepted accepted, String task, int salt) {
        int luck = luck(accepted.ticket(), accepted.parentId(), salt);
        return luck % 10 == 0
                ? new CandidateFailed(accepted.searchId(), accepted.candidateId(), task, "diverged")
                : new CandidateScored(
                        accepted.searchId(), accepted.candidateId(), task, luck % 1000 / 1000.0, Map.of());
    }

    private static CandidateAccepted accepted(TournamentWon won, String function) {
        return new CandidateAccepted(
                won.searchId(),
                won.candidateId(),
                won.ticket(),
                won.parentId(),
                null,
                Bench.GRAPH,
                Map.of(),
                won.scoring(),
                won.objectives(),
                1,
                function);
    }

    private static CandidateRejected rejected(TournamentWon won, String test, String original, String function) {
        return new CandidateRejected(
                won.searchId(),
                won.candidateId(),
                won.ticket(),
                won.parentId(),
                Bench.GRAPH,
                test,
                null,
                Map.of("accuracy", 0.1),
                "bad",
                original,
                1,
                function);
    }

    private static CandidateRepeated repeated(TournamentWon won, String original, String function) {
        return new CandidateRepeated(
                won.searchId(), won.candidateId(), won.ticket(), won.parentId(), Bench.GRAPH, original, 1, function);
    }

    private static int luck(long ticket, String parent, int salt) {
        return Objects.hash(ticket, parent, salt) * 0x9e3779b1 >>> 4;
    }
}
