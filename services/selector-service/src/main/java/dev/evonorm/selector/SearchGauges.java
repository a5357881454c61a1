package dev.evonorm.selector;

import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.SearchStatus;
import dev.evonorm.service.telemetry.GaugeTable;
import io.lettuce.core.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** Where the searches that have not ended stand, as metrics; of more than twenty, the first by id. For one thread. */
@Singleton
final class SearchGauges {
    /** Each search is a label. */
    private static final int MOST_SEARCHES = 20;
    /** The mean is over the youngest members, at most so many: the paper's whole population. */
    private static final int MOST_MEMBERS = 2500;

    private final Steps steps;
    private final Searches searches;
    private final GaugeTable best;
    private final GaugeTable mean;
    private final GaugeTable population;
    private final GaugeTable inFlight;

    SearchGauges(Steps steps, Searches searches, MeterRegistry meters) {
        this.steps = steps;
        this.searches = searches;
        best = new GaugeTable(meters, "evonorm.search.fitness.best", "The best mean of shares so far");
        mean = new GaugeTable(
                meters, "evonorm.search.fitness.mean", "The mean of the population's scores that are shares");
        population = new GaugeTable(meters, "evonorm.search.population", "Members of the population");
        inFlight = new GaugeTable(meters, "evonorm.search.in.flight", "Open tickets");
    }

    /** Measures all. */
    void measure() {
        List<SearchStatus> living = searches.list().stream()
                .filter(search -> !search.state().ended())
                .limit(MOST_SEARCHES)
                .flatMap(search -> searches.status(search.searchId()).stream())
                .toList();
        Map<Tags, Double> bests = new HashMap<>();
        Map<Tags, Double> means = new HashMap<>();
        Map<Tags, Double> populations = new HashMap<>();
        Map<Tags, Double> open = new HashMap<>();
        for (SearchStatus status : living) {
            Tags search = Tags.of("search", status.searchId());
            populations.put(search, (double) status.population());
            open.put(search, (double) status.inFlight());
            if (status.best() != null) {
                bests.put(search, status.best());
            }
            meanFitness(status.searchId()).ifPresent(value -> means.put(search, value));
        }
        best.set(bests);
        mean.set(means);
        population.set(populations);
        inFlight.set(open);
    }

    private OptionalDouble meanFitness(String searchId) {
        Keys keys = new Keys(searchId);
        Objectives objectives =
                searches.settings(searchId).map(SearchSettings::objectives).orElseThrow();
        String arrived = steps.redis().hget(keys.of("state"), "arrived");
        if (arrived == null) {
            return OptionalDouble.empty();
        }
        long youngest = Long.parseLong(arrived);
        String[] members = LongStream.rangeClosed(Math.max(1, youngest - MOST_MEMBERS + 1), youngest)
                .mapToObj(Long::toString)
                .toArray(String[]::new);
        // Those that have left the window are not there any more.
        return steps.redis().hmget(keys.of("population"), members).stream()
                .filter(KeyValue::hasValue)
                .mapToDouble(member -> fitness(member.getValue(), objectives))
                .average();
    }

    /** A member is its candidate's id and its scores, in the order of the objectives. */
    private static double fitness(String member, Objectives objectives) {
        String[] words = member.split(" ");
        Map<String, Double> scores = new HashMap<>();
        int place = 1;
        for (String objective : objectives.names()) {
            scores.put(objective, Double.valueOf(words[place++]));
        }
        return objectives.mean(scores).orElseThrow();
    }
}
