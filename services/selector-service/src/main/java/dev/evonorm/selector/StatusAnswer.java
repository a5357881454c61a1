package dev.evonorm.selector;

import dev.evonorm.contracts.status.Funnel;
import dev.evonorm.contracts.status.SearchState;
import dev.evonorm.contracts.status.SearchStatus;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@code status.lua} returns: the state's fields as a flat list, open tickets, best mean, open finalists. */
final class StatusAnswer {
    private final Map<String, String> fields = new HashMap<>();

    private StatusAnswer(List<?> flat) {
        for (int i = 0; i < flat.size(); i += 2) {
            fields.put((String) flat.get(i), (String) flat.get(i + 1));
        }
    }

    static SearchStatus read(String searchId, List<Object> answer) {
        StatusAnswer state = new StatusAnswer((List<?>) answer.get(0));
        @Nullable Object best = answer.get(2);
        long arrived = state.number("arrived");
        return new SearchStatus(
                searchId,
                Searches.parse(state.fields.getOrDefault("state", "")),
                state.fields.get("reason"),
                Duration.ofMillis(state.number("elapsed")),
                state.funnel(),
                Math.toIntExact((Long) answer.get(1)),
                arrived == 0 ? 0 : Math.toIntExact(arrived - state.number("oldest") + 1),
                best == null ? null : Double.valueOf((String) best),
                Math.toIntExact((Long) answer.get(3)));
    }

    /** The same search, held up by something that is not its own. */
    static SearchStatus halted(SearchStatus status, String reason) {
        return new SearchStatus(
                status.searchId(),
                SearchState.PAUSED,
                reason,
                status.elapsed(),
                status.funnel(),
                status.inFlight(),
                status.population(),
                status.best(),
                status.finalistsOpen());
    }

    private Funnel funnel() {
        return new Funnel(
                number("tickets"),
                number("dead"),
                number("repeated"),
                number("failedQuality"),
                number("failedStability"),
                number("failed"),
                number("accepted"),
                number("scored"));
    }

    private long number(String field) {
        return Long.parseLong(fields.getOrDefault(field, "0"));
    }
}
