package dev.evonorm.selector;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.SearchStatus;
import dev.evonorm.service.Publication;
import dev.evonorm.service.RedisConnection;
import io.smallrye.config.SmallRyeConfigBuilder;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The selector-service's own code on a real Redis, without its channels, its REST interface and its clock. */
public final class SelectorDoor {
    private final RedisConnection redis;
    private final SearchSettings settings;
    private final String search;
    private final Searches searches;
    private final Ledger ledger;
    private final Archive archive;
    private final Journal journal;
    private final Publisher publisher;

    /** @param outlet takes what the selector publishes */
    public SelectorDoor(
            RedisConnection redis, String search, SearchSettings settings, Consumer<List<Publication>> outlet) {
        this.redis = redis;
        this.search = search;
        this.settings = settings;
        ObjectMapper json = Json.mapper();
        SelectorConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SelectorConfig.class)
                .build()
                .getConfigMapping(SelectorConfig.class);
        StoreCondition store = new StoreCondition();
        Steps steps = new Steps(redis, InstantSource.system(), store);
        searches = new Searches(steps, json, config, store);
        ledger = new Ledger(steps, searches, json, config);
        archive = new Archive(steps, json);
        journal = new Journal(steps, archive, json);
        publisher = new Publisher(steps, searches, archive, outlet::accept, config);
    }

    public void begin() {
        searches.create(search, settings);
        publisher.publishDue(search);
    }

    /** Counts an event as the listener does. */
    public void count(Event event) {
        if (ledger.count(event)) {
            publisher.publishDue(search);
        }
    }

    public SearchStatus status() {
        return searches.status(search).orElseThrow();
    }

    /** The members by the number of their arrival. */
    public Map<Integer, String> population() {
        Map<Integer, String> members = new TreeMap<>();
        redis.commands()
                .hgetall(new Keys(search).of("population"))
                .forEach((number, member) -> members.put(Integer.valueOf(number), member));
        return members;
    }

    /** All layers that were scored, best first. */
    public Leaderboard archive() {
        return archive.leaderboard(search, settings, 100_000);
    }

    public List<Event> journal() {
        return journal.after(search, settings, Journal.BEGINNING, 1_000_000).stream()
                .map(entry -> entry.event())
                .toList();
    }
}
