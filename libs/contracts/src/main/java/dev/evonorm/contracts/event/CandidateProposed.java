package dev.evonorm.contracts.event;

import dev.evonorm.contracts.settings.Order;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** A graph was made from a ticket. {@code parentId} is null where a random graph took the place of an offspring. */
public record CandidateProposed(
        String searchId,
        String candidateId,
        long ticket,
        @Nullable String parentId,
        LayerGraph graph,
        RejectionSettings rejection,
        TrainingSettings scoring,
        List<String> objectives,
        Order order)
        implements Event {
    public CandidateProposed {
        order = LeftOut.order(order);
        objectives = LeftOut.objectives(objectives);
    }
}
