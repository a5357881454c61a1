package dev.evonorm.cli.run;

import dev.evonorm.cli.run.Decided.Outcome;
import dev.evonorm.contracts.event.CandidateAccepted;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.settings.Better;
import dev.evonorm.contracts.settings.Objective;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.status.RankedLayer;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static dev.evonorm.cli.run.Entries.accepted;
import static dev.evonorm.cli.run.Entries.evaluated;
import static dev.evonorm.cli.run.Entries.failed;
import static dev.evonorm.cli.run.Entries.rejected;
import static dev.evonorm.cli.run.Entries.repeated;
import static dev.evonorm.cli.run.Entries.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LedgerTest {
    private final Entries entries = new Entries();
    private final Ledger ledger = new Ledger(Objectives.shares("a", "b"));

    private List<Decided> apply(Event... events) {
        List<Decided> decided = new ArrayList<>();
        for (Event event : events) {
            decided.addAll(ledger.apply(entries.of(event)));
        }
        return decided;
    }

    @Test
    void a_candidate_is_decided_by_its_last_score() {
        assertThat(apply(accepted(1, null), scored(1, "a", 0.4))).isEmpty();
        List<Decided> decided = apply(scored(1, "b", 0.6));
        assertThat(decided).singleElement().satisfies(candidate -> {
            assertThat(candidate.outcome()).isEqualTo(Outcome.SCORED);
            assertThat(candidate.mean()).isCloseTo(0.5, within(1e-12));
            assertThat(candidate.cpuSeconds()).isCloseTo(5, within(1e-12));
        });
    }

    @Test
    void a_cost_is_waited_for_and_no_mean_counts_it() {
        Ledger costly = new Ledger(new Objectives(
                List.of(Objective.share("a"), Objective.share("b"), new Objective("cost", Better.LOWER, "ms"))));
        List<Decided> decided = new ArrayList<>();
        for (Event event :
                List.of(accepted(1, null), scored(1, "a", 0.4), scored(1, "b", 0.6), scored(1, "cost", 812.5))) {
            assertThat(decided).isEmpty();
            decided.addAll(costly.apply(entries.of(event)));
        }
        assertThat(decided).singleElement().satisfies(candidate -> {
            assertThat(candidate.mean()).isCloseTo(0.5, within(1e-12));
            assertThat(candidate.scores()).containsEntry("cost", 812.5);
        });
    }

    @Test
    void a_score_counts_once_and_nothing_decides_a_candidate_twice() {
        apply(accepted(1, null), scored(1, "a", 0.4), scored(1, "a", 0.9), scored(1, "b", 0.6));
        assertThat(apply(scored(1, "b", 0.9), failed(1), accepted(1, null))).isEmpty();
        assertThat(ledger.decided()).isEqualTo(1);
        assertThat(ledger.leaderboard(10, 3).top().get(0).mean()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void a_rejection_and_a_failure_decide_at_once() {
        assertThat(apply(rejected(1, "quality"), rejected(2, "failure"), accepted(3, null), failed(3)))
                .extracting(Decided::outcome)
                .containsExactly(Outcome.REJECTED, Outcome.FAILED, Outcome.FAILED);
    }

    @Test
    void a_repetition_waits_for_its_original() {
        assertThat(apply(accepted(1, null), repeated(2, 1))).isEmpty();
        List<Decided> decided = apply(scored(1, "a", 0.2), scored(1, "b", 0.4), repeated(3, 1));
        assertThat(decided).extracting(Decided::id).containsExactly("s-1", "s-2", "s-3");
        assertThat(decided.get(1).mean()).isCloseTo(0.3, within(1e-12));
        assertThat(ledger.leaderboard(10, 3).top()).hasSize(1);
    }

    @Test
    void references_are_ranked_apart_and_not_counted() {
        List<Decided> decided = apply(accepted(0, "bn-relu"), scored(0, "a", 0.9), scored(0, "b", 0.9));
        assertThat(decided).isEmpty();
        assertThat(ledger.leaderboard(10, 3).top()).isEmpty();
        assertThat(ledger.leaderboard(10, 3).references())
                .extracting(RankedLayer::name)
                .containsExactly("bn-relu");
    }

    @Test
    void the_podium_is_ranked_by_test_accuracy() {
        for (int ticket = 1; ticket <= 3; ticket++) {
            apply(accepted(ticket, null), scored(ticket, "a", 0.1 * ticket), scored(ticket, "b", 0.1 * ticket));
        }
        apply(evaluated(3, 0.5), evaluated(2, 0.7), evaluated(1, 0.6));
        assertThat(ledger.leaderboard(2, 2).top())
                .extracting(RankedLayer::candidateId)
                .containsExactly("s-3", "s-2");
        assertThat(ledger.leaderboard(2, 2).podium())
                .extracting(RankedLayer::candidateId)
                .containsExactly("s-2", "s-1");
    }

    @Test
    void random_graphs_are_counted_with_what_deciding_them_cost() {
        apply(rejected(1, "probe"), rejected(2, "quality"), accepted(3, null), repeated(4, 3), accepted(5, "bn-relu"));
        assertThat(ledger.randoms()).isEqualTo(new RandomGraphs(2, 0, 0.5));

        apply(new CandidateAccepted(
                "s", "s-6", 6, null, null, Entries.GRAPH, Map.of(), Entries.SCORING, List.of(), 2.5));
        assertThat(ledger.randoms()).isEqualTo(new RandomGraphs(3, 1, 3));
    }
}
