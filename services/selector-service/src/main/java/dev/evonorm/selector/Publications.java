package dev.evonorm.selector;

import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.FinalistNamed;
import dev.evonorm.contracts.event.Topics;
import dev.evonorm.contracts.event.TournamentWon;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.selector.Commission.Finalist;
import dev.evonorm.selector.Commission.Origin;
import dev.evonorm.selector.Commission.Reference;
import dev.evonorm.selector.Commission.Ticket;
import dev.evonorm.service.Publication;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.Function;

/**
 * Turns the commissions of one search into the events that are published. A pure function of the commission, the settings
 * and the graphs on record, so that the same commission gives the same event whenever it is published again.
 *
 * @param graphs the graph of a candidate, by id
 */
record Publications(String searchId, SearchSettings settings, Function<String, LayerGraph> graphs) {

    Publication of(Commission commission) {
        if (commission instanceof Ticket ticket) {
            return new Publication(Topics.WINNERS, won(ticket));
        }
        if (commission instanceof Reference reference) {
            return new Publication(Topics.ACCEPTED, accepted(reference));
        }
        return new Publication(Topics.FINALISTS, named((Finalist) commission));
    }

    /**
     * Random graphs replace offspring of tournament winners alone: mutants of hand-made layers stay mutants (ours),
     * because an initial population from the catalogue is asked for where random graphs cost too much.
     */
    private TournamentWon won(Ticket ticket) {
        boolean mutated = ticket.origin() == Origin.MUTANT || ticket.origin() == Origin.OFFSPRING;
        return new TournamentWon(
                searchId,
                ticket.candidateId(),
                ticket.number(),
                Seeds.ofTicket(settings.seed(), ticket.number()),
                ticket.parentId(),
                parent(ticket),
                mutated ? settings.offspring().mutations() : 0,
                ticket.origin() == Origin.OFFSPRING ? settings.offspring().randomProbability() : 0,
                settings.offspring().distinct(),
                settings.space(),
                settings.rejection(),
                settings.scoring(),
                settings.objectives().names(),
                settings.population().order());
    }

    private @Nullable LayerGraph parent(Ticket ticket) {
        String id = ticket.parentId();
        if (id == null) {
            return null;
        }
        return ticket.origin() == Origin.OFFSPRING ? graphs.apply(id) : Rules.catalogueGraph(id, settings);
    }

    private CandidateAccepted accepted(Reference reference) {
        return new CandidateAccepted(
                searchId,
                reference.candidateId(),
                0,
                null,
                reference.name(),
                graphs.apply(reference.candidateId()),
                Map.of(),
                settings.scoring(),
                settings.objectives().names(),
                0);
    }

    private FinalistNamed named(Finalist finalist) {
        return new FinalistNamed(
                searchId,
                finalist.candidateId(),
                finalist.rank(),
                graphs.apply(finalist.candidateId()),
                settings.finals().anchors(),
                settings.finals().training());
    }
}
