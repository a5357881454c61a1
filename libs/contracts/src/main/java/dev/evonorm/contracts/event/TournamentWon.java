package dev.evonorm.contracts.event;

import dev.evonorm.contracts.settings.Order;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.SpaceSettings;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A ticket was issued: one candidate is to be made from this parent, or from nothing.
 *
 * <p>The candidate is a pure function of this event. Without a parent it is a random graph; with one it is the parent,
 * mutated {@code mutations} times (0: the parent itself), or, with {@code randomProbability}, a random graph instead. A
 * {@code distinct} mutant that is its parent again, dead nodes aside, is mutated further.
 *
 * @param ticket the ticket's number in the search, from 1
 * @param seed of everything random about this candidate
 * @param parentId the winner's candidate id or a catalogue name; null for a random graph
 * @param order whether outcomes are counted as they arrive or ticket by ticket
 */
public record TournamentWon(
        String searchId,
        String candidateId,
        long ticket,
        long seed,
        @Nullable String parentId,
        @Nullable LayerGraph parent,
        int mutations,
        double randomProbability,
        boolean distinct,
        SpaceSettings space,
        RejectionSettings rejection,
        TrainingSettings scoring,
        List<String> objectives,
        Order order)
        implements Event {
    public TournamentWon {
        order = LeftOut.order(order);
        objectives = LeftOut.objectives(objectives);
    }
}
