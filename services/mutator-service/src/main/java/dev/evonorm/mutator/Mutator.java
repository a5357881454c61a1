package dev.evonorm.mutator;

import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.contracts.event.TournamentWon;
import dev.evonorm.contracts.settings.OpSampling;
import dev.evonorm.contracts.settings.SpaceSettings;
import dev.evonorm.graph.evolve.Offspring;
import dev.evonorm.graph.evolve.Sampling;
import dev.evonorm.graph.evolve.SearchSpace;
import dev.evonorm.graph.evolve.Variation;

/**
 * A ticket's candidate: the same ticket gives the same candidate, whenever, wherever and however often it is delivered.
 */
final class Mutator {
    private Mutator() {}

    /**
     * The proposal that a ticket stands for; {@link Offspring} says how its graph comes about. A graph that was drawn at
     * random has no parent, whatever ticket it came from.
     *
     * @throws IllegalArgumentException if the ticket's settings are outside what a search space allows
     */
    static CandidateProposed propose(TournamentWon ticket) {
        Variation variation = new Variation(ticket.mutations(), ticket.randomProbability(), ticket.distinct());
        Offspring offspring = Offspring.of(ticket.parent(), variation, space(ticket.space()), ticket.seed());
        return new CandidateProposed(
                ticket.searchId(),
                ticket.candidateId(),
                ticket.ticket(),
                offspring.random() ? null : ticket.parentId(),
                offspring.graph(),
                ticket.rejection(),
                ticket.scoring(),
                ticket.objectives(),
                ticket.order());
    }

    private static SearchSpace space(SpaceSettings space) {
        Sampling sampling = space.opSampling() == OpSampling.ROWS ? Sampling.ROWS : Sampling.INSTANCES;
        return new SearchSpace(space.nodes(), space.batchAggregations(), sampling, space.groups());
    }
}
