package dev.evonorm.selector;

import dev.evonorm.contracts.event.CandidateIds;
import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.contracts.settings.Criterion;
import dev.evonorm.contracts.settings.FinalsSettings;
import dev.evonorm.contracts.settings.Initial;
import dev.evonorm.contracts.settings.OpSampling;
import dev.evonorm.contracts.settings.Order;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.settings.SpaceSettings;
import dev.evonorm.contracts.settings.Strategy;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;
import dev.evonorm.graph.evolve.Sampling;
import dev.evonorm.graph.evolve.SearchSpace;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * What the scripts need of a search's settings, as flat values that survive Lua's doubles: the seed is text, durations
 * are milliseconds, graphs are JSON.
 *
 * @param deadline after which a ticket without a sign of life is published again
 * @param lower the objectives of which low scores are good
 * @param aside the objectives that no mean counts
 * @param parents the hand-made layers of an initial population from the catalogue, in the order of their tickets
 */
record Rules(
        String search,
        String seed,
        Strategy strategy,
        Initial initial,
        List<String> parents,
        int initialSize,
        int window,
        double fraction,
        Criterion criterion,
        Order order,
        int inFlight,
        long deadline,
        long finalsDeadline,
        long draining,
        @Nullable Long time,
        @Nullable Long candidates,
        List<String> objectives,
        List<String> lower,
        List<String> aside,
        int finalists,
        List<NamedGraph> finalReferences) {

    /** A catalogue layer that is evaluated beside the candidates. */
    record NamedGraph(String id, String name, String graph) {}

    /** @param draining how long candidates in flight are waited for once the budget is spent */
    static Rules of(String searchId, SearchSettings settings, Duration draining) {
        Duration time = settings.budget().time();
        return new Rules(
                searchId,
                Long.toString(settings.seed()),
                settings.strategy(),
                settings.initial(),
                parents(settings.space()),
                settings.population().initialSize(),
                settings.population().window(),
                settings.population().tournamentFraction(),
                settings.population().criterion(),
                settings.population().order(),
                settings.ticketsInFlight(),
                settings.ticketDeadline().toMillis(),
                finalsDeadline(settings).toMillis(),
                draining.toMillis(),
                time == null ? null : time.toMillis(),
                settings.budget().candidates(),
                settings.objectives().names(),
                settings.objectives().lower(),
                settings.objectives().aside(),
                settings.finals().finalists(),
                named(searchId, settings.finals().references(), settings));
    }

    /**
     * After which a finalist without an answer is named again: the deadline of tickets, and beyond it as long as one
     * evaluation may take, since that one sign of life is the only one there is.
     */
    static Duration finalsDeadline(SearchSettings settings) {
        FinalsSettings finals = settings.finals();
        Duration evaluation =
                finals.training().deadline().multipliedBy(finals.anchors().size());
        return settings.ticketDeadline().plus(evaluation);
    }

    /** The references of the search with their ids and graphs. */
    static List<NamedGraph> references(String searchId, SearchSettings settings) {
        return named(searchId, settings.references(), settings);
    }

    /**
     * The graph of a catalogue layer as this search sees it: with the number of groups of its space.
     *
     * @throws IllegalArgumentException if there is no such layer
     */
    static LayerGraph catalogueGraph(String name, SearchSettings settings) {
        return Catalogue.find(name)
                .orElseThrow(() -> new IllegalArgumentException("'%s' is no layer of the catalogue; known are %s"
                        .formatted(
                                name,
                                Catalogue.layers().stream()
                                        .map(CatalogueLayer::name)
                                        .toList())))
                .graph()
                .withGroups(settings.space().groups());
    }

    /** The hand-made layers that the space could have drawn: without batch aggregations, those that use none. */
    private static List<String> parents(SpaceSettings space) {
        Sampling sampling = space.opSampling() == OpSampling.ROWS ? Sampling.ROWS : Sampling.INSTANCES;
        SearchSpace drawn = new SearchSpace(space.nodes(), space.batchAggregations(), sampling, space.groups());
        return Catalogue.handMade().stream()
                .filter(layer -> drawn.admits(layer.graph()))
                .map(CatalogueLayer::name)
                .toList();
    }

    private static List<NamedGraph> named(String searchId, List<String> names, SearchSettings settings) {
        return names.stream()
                .map(name -> new NamedGraph(
                        CandidateIds.ofReference(searchId, name),
                        name,
                        GraphJson.write(catalogueGraph(name, settings))))
                .toList();
    }
}
