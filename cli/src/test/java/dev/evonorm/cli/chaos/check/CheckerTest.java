package dev.evonorm.cli.chaos.check;

import dev.evonorm.contracts.event.Topics;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule is broken once, in a search that is sound otherwise. */
class CheckerTest {
    private final Scene scene = Scene.whole();

    private List<String> found() {
        return Checker.check(scene.evidence()).stream().map(Violation::toString).toList();
    }

    @Test
    void a_sound_search_has_no_violations() {
        assertThat(found()).isEmpty();
    }

    @Test
    void what_is_published_twice_and_counted_once_is_sound() {
        List.copyOf(scene.records).stream()
                .filter(stored -> stored.event() != null)
                .forEach(stored -> scene.publish(stored.event(), stored.topic()));
        assertThat(found()).isEmpty();
    }

    @Test
    void a_score_that_is_counted_twice_is_found() {
        scene.count(Scene.event("CandidateScored", 4, ",\"task\":\"a\",\"score\":0.5,\"figures\":{}"));
        scene.counted.add(scene.journal.size() + "-0");
        assertThat(found())
                .anyMatch(text -> text.contains("counted once") && text.contains("a has answered already"))
                .anyMatch(text -> text.startsWith("scores: s-00004 was accepted and a scored it 2 times"));
    }

    @Test
    void a_second_verdict_is_found() {
        scene.rejected(1);
        scene.counted.add(scene.journal.size() + "-0");
        assertThat(found()).singleElement().asString().contains("s-00001", "it has a verdict already");
    }

    @Test
    void a_lost_score_is_found_three_ways() {
        scene.journal.removeIf(entry -> entry.id().equals(scoreOf6()));
        scene.counted.remove(scoreOf6());
        scene.population.remove(4L);
        assertThat(found())
                .anyMatch(text -> text.startsWith("tickets: s-00006 ended 0 times"))
                .anyMatch(text -> text.startsWith("scores: s-00006 was accepted and b scored it 0 times"))
                .anyMatch(text -> text.startsWith("facts: the answer of b on s-00006 was published"));
    }

    private String scoreOf6() {
        return scene.journal.stream()
                .filter(entry -> entry.event().candidateId().equals(Scene.id(6)))
                .reduce((first, last) -> last)
                .orElseThrow()
                .id();
    }

    @Test
    void a_verdict_that_never_came_to_the_journal_is_found() {
        scene.ticket(7, Scene.id(4));
        scene.counted.add(scene.journal.size() + "-0");
        scene.publish(Scene.event("CandidateFailed", 7, ",\"task\":\"a\",\"reason\":\"r\""), Topics.SCORED);
        scene.state.put("tickets", "7");
        assertThat(found())
                .anyMatch(text -> text.startsWith("tickets: s-00007 ended 0 times"))
                .anyMatch(text -> text.startsWith("facts: the answer of a on s-00007 was published"));
    }

    @Test
    void a_fact_that_no_topic_holds_is_found() {
        scene.records.removeIf(stored -> stored.topic().equals(Topics.REJECTED)
                && stored.event() != null
                && stored.event().candidateId().equals(Scene.id(2)));
        assertThat(found()).singleElement().asString().contains("the verdict on s-00002, which no topic holds so");
    }

    @Test
    void a_stuck_ticket_is_found() {
        scene.open.add(Scene.id(6));
        scene.waiters.add(Scene.id(1));
        assertThat(found())
                .containsExactly(
                        "tickets: 1 tickets are open in the store: [s-00006]",
                        "tickets: 1 originals are waited for by repetitions in the store: [s-00001]");
    }

    @Test
    void too_many_open_tickets_are_found() {
        scene.ticket(7, Scene.id(4)).ticket(8, Scene.id(4)).ticket(9, Scene.id(4));
        assertThat(found()).anyMatch(text -> text.contains("s-00009: 2 are open already"));
    }

    @Test
    void a_ticket_that_was_left_out_is_found() {
        scene.ticket(8, Scene.id(4));
        assertThat(found()).anyMatch(text -> text.contains("s-00008: the next ticket is number 7"));
    }

    @Test
    void a_parent_that_has_left_the_population_is_found() {
        scene.ticket(7, Scene.id(1));
        assertThat(found()).anyMatch(text -> text.contains("its parent s-00001 is no member then"));
    }

    @Test
    void another_member_score_or_order_of_the_population_is_found() {
        scene.population.put(3L, Scene.id(4) + " 0.5 0.75");
        assertThat(found()).singleElement().asString().startsWith("population: member 3 is 's-00004 0.5 0.75'");
        scene.population.put(3L, Scene.id(6) + " 0.125 0.125");
        scene.population.put(4L, Scene.id(4) + " 0.5 1.0");
        assertThat(found()).hasSize(2);
        scene.population.remove(3L);
        assertThat(found()).anyMatch(text -> text.contains("member 3 is 'null'"));
    }

    @Test
    void wrong_counters_rankings_and_finalists_are_found() {
        scene.state.put("dead", "2");
        scene.ranking.put(Scene.id(4), -0.5);
        scene.ranking.put(Scene.id(3), -0.375);
        scene.finals.put(Scene.id(1), "2");
        assertThat(found())
                .anyMatch(text -> text.contains("the funnel's dead is 2, and by the journal 1"))
                .anyMatch(text -> text.contains("s-00004 is ranked by -0.5, and by the journal by -0.75"))
                .anyMatch(text -> text.contains("s-00003 is ranked, and by the journal it is not"))
                .anyMatch(text -> text.startsWith("result: finalists are"))
                .hasSize(4);
    }

    @Test
    void a_search_that_is_not_done_and_a_journal_that_was_cut_are_found() {
        scene.state.put("state", "finals");
        scene.counted.add("99-0");
        assertThat(found())
                .containsExactly(
                        "journal: the search is finals, not done",
                        "journal: events.jsonl has %d entries, the selector %d; entry number %d is 99-0 there and missing here"
                                .formatted(scene.journal.size(), scene.counted.size(), scene.counted.size()));
    }

    @Test
    void a_bad_record_without_a_dead_letter_is_found() {
        scene.deadLetters.clear();
        assertThat(found())
                .singleElement()
                .asString()
                .contains("is no event and not in layers.proposed.v1.rejection.dlq");
    }

    @Test
    void a_bad_record_must_lie_among_the_dead_letters_of_every_group() {
        scene.badRecord(Topics.ACCEPTED, "selector", "00-3-4-01");
        assertThat(found())
                .hasSize(2)
                .anyMatch(text -> text.endsWith("not in layers.accepted.v1.task.a.dlq"))
                .anyMatch(text -> text.endsWith("not in layers.accepted.v1.task.b.dlq"));
    }

    @Test
    void a_dead_letter_without_reason_origin_or_trace_is_found() {
        assertThat(without("dead-letter-reason")).anyMatch(text -> text.endsWith("has no reason"));
        assertThat(without("dead-letter-offset")).anyMatch(text -> text.contains("names no record that there is"));
        assertThat(without("traceparent"))
                .anyMatch(text -> text.contains("has lost the trace of layers.proposed.v1-0@"));
    }

    private List<String> without(String header) {
        Scene doctored = Scene.whole();
        StoredRecord letter = doctored.deadLetters.remove(0);
        Map<String, String> headers = new HashMap<>(letter.headers());
        headers.remove(header);
        doctored.deadLetters.add(new StoredRecord(letter.topic(), 0, 0, Instant.EPOCH, headers, 3, null));
        return Checker.check(doctored.evidence()).stream()
                .map(Violation::toString)
                .toList();
    }
}
