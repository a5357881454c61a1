package dev.evonorm.selector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.SearchState;
import dev.evonorm.contracts.status.SearchStatus;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Searches as wholes: their beginning, their settings, their state, and what a person may ask of them. Thread-safe. */
@Singleton
final class Searches {
    /** A wish to change the state. */
    enum Wish {
        PAUSE,
        RESUME,
        STOP
    }

    /** The most time that one tick may add, so that a suspended machine's sleep does not count. */
    private static final Duration LONGEST_TICK = Duration.ofSeconds(10);

    private final Steps steps;
    private final ObjectMapper json;
    private final SelectorConfig config;
    private final StoreCondition store;
    private final Map<String, SearchSettings> settings = new ConcurrentHashMap<>();

    Searches(Steps steps, ObjectMapper json, SelectorConfig config, StoreCondition store) {
        this.store = store;
        this.steps = steps;
        this.json = json;
        this.config = config;
    }

    /** @throws Refusal (429) if as many searches are under way as may be */
    void requireRoom() {
        long underWay =
                list().stream().filter(search -> !search.state().ended()).count();
        if (underWay >= config.searches()) {
            throw Refusal.tooMany(
                    "%d searches are under way and no more may be; stop one, or raise evonorm.selector.searches"
                            .formatted(underWay));
        }
    }

    /**
     * Begins a search: stores its settings, decides its references and first tickets. They are published afterwards.
     *
     * @return false if a search of that id exists; it is left as it is
     */
    boolean create(String searchId, SearchSettings wanted) {
        // The index first: an id without a search is skipped, a search without an id would never be ticked.
        steps.redis().sadd(Keys.SEARCHES, searchId);
        Rules rules = Rules.of(searchId, wanted, config.draining());
        long created =
                steps.number("create", searchId, text(wanted), text(rules), text(Rules.references(searchId, wanted)));
        return created == 1;
    }

    /** The settings of a search; they never change. */
    Optional<SearchSettings> settings(String searchId) {
        SearchSettings known = settings.get(searchId);
        if (known != null) {
            return Optional.of(known);
        }
        String stored = steps.redis().get(new Keys(searchId).of("settings"));
        if (stored == null) {
            return Optional.empty();
        }
        try {
            SearchSettings read = json.readValue(stored, SearchSettings.class);
            settings.put(searchId, read);
            return Optional.of(read);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored settings of '%s' are unreadable".formatted(searchId), e);
        }
    }

    /** Every search, in the order of the ids. */
    List<SearchSummary> list() {
        return steps.redis().smembers(Keys.SEARCHES).stream()
                .sorted()
                .flatMap(id -> state(id).map(state -> new SearchSummary(id, state)).stream())
                .toList();
    }

    Optional<SearchState> state(String searchId) {
        return Optional.ofNullable(steps.redis().hget(new Keys(searchId).of("state"), "state"))
                .map(Searches::parse);
    }

    /** One consistent look at a search. While Redis refuses writes nothing goes on: paused, whatever was asked for. */
    Optional<SearchStatus> status(String searchId) {
        List<Object> answer = steps.list("status", searchId);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        SearchStatus status = StatusAnswer.read(searchId, answer);
        String refusal = store.refusal();
        return Optional.of(refusal == null || status.state().ended() ? status : StatusAnswer.halted(status, refusal));
    }

    /**
     * Changes the state if its rules allow that; a wish that already holds changes nothing.
     *
     * @return whether the wish holds now
     */
    boolean request(String searchId, Wish wish, String reason) {
        List<Object> answer = steps.list("request", searchId, wish.name().toLowerCase(Locale.ROOT), reason);
        return answer.get(1).equals(1L);
    }

    /** Lets time pass; {@code first} says that no service ran before, so that the time up to now does not count. */
    void tick(String searchId, boolean first) {
        steps.number("tick", searchId, first ? "1" : "0", Long.toString(LONGEST_TICK.toMillis()));
    }

    static SearchState parse(String state) {
        return SearchState.valueOf(state.toUpperCase(Locale.ROOT));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings always have a JSON form", e);
        }
    }
}
