package dev.evonorm.cli.search;

import dev.evonorm.contracts.settings.BudgetSettings;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.status.Funnel;
import dev.evonorm.contracts.status.SearchState;
import dev.evonorm.contracts.status.SearchStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class LineDisplayTest {
    private final StringWriter shown = new StringWriter();
    private final LineDisplay display = new LineDisplay(
            new PrintWriter(shown, true), new BudgetSettings(Duration.ofMinutes(10), null), Objectives.shares("a"));

    private static SearchStatus status(SearchState state, @Nullable String reason) {
        Funnel funnel = new Funnel(9, 1, 0, 2, 0, 0, 3, 2);
        return new SearchStatus("s", state, reason, Duration.ofMinutes(4), funnel, 3, 2, 0.5, 0);
    }

    @Test
    void a_search_that_stands_still_says_why_at_once_and_that_it_goes_on() {
        display.status(status(SearchState.RUNNING, null));
        display.status(status(SearchState.PAUSED, "Redis is out of memory (maxmemory); give it more"));
        display.status(status(SearchState.RUNNING, null));

        assertThat(shown.toString().lines().map(line -> line.replaceFirst("^\\[.*?] ", "")))
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith(
                        "paused (Redis is out of memory (maxmemory); give it more): accepted 3 (scored 2), rejected 3");
        assertThat(shown.toString().lines().skip(2)).singleElement().asString().contains("running, 6:00 left");
    }

    @Test
    void a_search_that_a_person_has_paused_without_a_word_is_paused() {
        display.status(status(SearchState.PAUSED, null));
        assertThat(shown.toString()).contains("] paused: accepted");
    }
}
