package dev.evonorm.selector;

import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.service.Publication;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.ZAddArgs;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Publishes what the scripts decided: takes what is due under a lease, publishes it, and confirms. It runs after every
 * event that counted and at every tick, so a decision whose publication failed, or whose process died, is only late.
 */
@Singleton
final class Publisher {
    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final int BLOCK = 64;

    private final Steps steps;
    private final Searches searches;
    private final Archive archive;
    private final Outlet outlet;
    private final SelectorConfig config;

    Publisher(Steps steps, Searches searches, Archive archive, Outlet outlet, SelectorConfig config) {
        this.steps = steps;
        this.searches = searches;
        this.archive = archive;
        this.outlet = outlet;
        this.config = config;
    }

    /** Publishes everything that is due; a failure is logged and leaves the rest for a later call. Thread-safe. */
    void publishDue(String searchId) {
        SearchSettings settings = searches.settings(searchId).orElse(null);
        if (settings == null) {
            return;
        }
        Publications publications = new Publications(searchId, settings, id -> archive.graph(searchId, id));
        Set<Commission> published = new HashSet<>();
        List<Commission> taken = take(searchId);
        // What is due again before all is published has too short a deadline, and waits for the next call.
        while (published.addAll(taken)) {
            List<Publication> block = taken.stream().map(publications::of).toList();
            try {
                outlet.publish(block);
            } catch (OutletException e) {
                LOG.warnf(
                        "%d events of %s could not be published and are tried again in %s: %s",
                        block.size(), searchId, config.lease(), e.getMessage());
                return;
            }
            confirm(searchId, settings, taken);
            taken = taken.size() < BLOCK ? List.of() : take(searchId);
        }
    }

    private List<Commission> take(String searchId) {
        List<Commission> taken = new ArrayList<>();
        String lease = Long.toString(config.lease().toMillis());
        for (Object entry : steps.list("take", searchId, lease, Integer.toString(BLOCK))) {
            List<?> words = (List<?>) entry;
            taken.add(Commission.parse((String) words.get(0), (String) words.get(1)));
        }
        return taken;
    }

    /** What was answered in the meantime is no longer in the set, and is not put back. */
    private void confirm(String searchId, SearchSettings settings, List<Commission> published) {
        long now = steps.now();
        ScoredValue<String>[] again = array(published.stream()
                .map(commission -> ScoredValue.just(
                        now + (double) deadline(commission, settings).toMillis(), commission.candidateId()))
                .toList());
        steps.redis().zadd(new Keys(searchId).of("due"), ZAddArgs.Builder.xx(), again);
    }

    private static Duration deadline(Commission commission, SearchSettings settings) {
        return commission instanceof Commission.Finalist ? Rules.finalsDeadline(settings) : settings.ticketDeadline();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays know no generics
    private static ScoredValue<String>[] array(List<ScoredValue<String>> values) {
        return values.toArray(new ScoredValue[0]);
    }
}
