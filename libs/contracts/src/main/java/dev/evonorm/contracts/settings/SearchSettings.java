package dev.evonorm.contracts.settings;

import java.time.Duration;
import java.util.List;

/**
 * Everything that a search is told; its JSON is the body of {@code POST /searches} and the run folder's config.
 *
 * @param seed every ticket's seed derives from it
 * @param strategy how offspring come about
 * @param initial where the first members come from
 * @param space the graphs that may be drawn
 * @param offspring how a winner becomes a proposal
 * @param population the population and its tournaments
 * @param budget when to stop
 * @param ticketsInFlight candidates under way at a time
 * @param ticketDeadline after which an open ticket is published again, harmlessly
 * @param objectives the evaluation tasks whose scores a candidate needs, and which scores are good
 * @param references catalogue layers that are scored in the same way, outside the population
 * @param rejection the tests before scoring
 * @param scoring the proxy training of the anchors
 * @param finals the re-ranking after the search
 */
public record SearchSettings(
        long seed,
        Strategy strategy,
        Initial initial,
        SpaceSettings space,
        OffspringSettings offspring,
        PopulationSettings population,
        BudgetSettings budget,
        int ticketsInFlight,
        Duration ticketDeadline,
        Objectives objectives,
        List<String> references,
        RejectionSettings rejection,
        TrainingSettings scoring,
        FinalsSettings finals) {
    public SearchSettings {
        references = List.copyOf(references);
        Check.between("ticketsInFlight", ticketsInFlight, 1, 10_000);
        Check.positive("ticketDeadline", ticketDeadline);
        Check.names("references", references);
        if (population.criterion() == Criterion.AVERAGE && !objectives.aside().isEmpty()) {
            throw new IllegalArgumentException(
                    "population.criterion is average, and %s has no mean with the other objectives; use pareto"
                            .formatted(objectives.aside()));
        }
    }

    /** The same search at another seed. */
    public SearchSettings withSeed(long seed) {
        return new SearchSettings(
                seed,
                strategy,
                initial,
                space,
                offspring,
                population,
                budget,
                ticketsInFlight,
                ticketDeadline,
                objectives,
                references,
                rejection,
                scoring,
                finals);
    }
}
