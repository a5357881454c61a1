package dev.evonorm.cli.table;

import dev.evonorm.contracts.settings.Better;
import dev.evonorm.contracts.settings.Objective;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.status.Funnel;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.RankedLayer;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class TablesTest {
    private static final LayerGraph B0 =
            Catalogue.find("evonorm-b0").orElseThrow().graph();

    private static RankedLayer layer(int ticket, @Nullable String name, @Nullable String parent, double score) {
        return new RankedLayer(
                "demo-0000" + ticket,
                name,
                ticket,
                parent,
                null,
                B0,
                Map.of("a", score),
                score,
                Map.of("a", score),
                score);
    }

    @Test
    void numbers_stand_to_the_right_and_names_to_the_left() {
        String table =
                TextTable.render(List.of("name", "value"), List.of(List.of("x", "7"), List.of("long", "12.5")), 0);
        assertThat(table.lines()).containsExactly(" name | value", "------+-------", " x    |     7", " long |  12.5");
    }

    @Test
    void a_long_last_column_is_broken_into_lines() {
        String table = TextTable.render(List.of("k", "text"), List.of(List.of("x", "one two three four")), 10);
        assertThat(table.lines().count()).isGreaterThan(3);
        assertThat(table.lines()).allMatch(line -> line.length() <= 16);
    }

    @Test
    void formulas_keep_their_letters() {
        assertThat(TextTable.render(List.of("f"), List.of(List.of("√s²_bwh(x) − μ·σ")), 0))
                .contains("√s²_bwh(x) − μ·σ");
    }

    @Test
    void the_leaderboard_ranks_candidates_and_puts_references_beside_them() {
        Leaderboard board = new Leaderboard(
                List.of(layer(2, null, "demo-00001", 0.5), layer(1, null, null, 0.25)),
                List.of(layer(0, "bn-relu", null, 0.4)),
                List.of());
        List<String> lines = new LeaderboardTables("demo", Objectives.shares("a"))
                .leaderboard(board)
                .lines()
                .toList();
        assertThat(lines.get(2))
                .contains("1 | demo-00002")
                .contains("50.0 %")
                .contains("| 00001 ")
                .contains("max(√s²_bwh(x)");
        assertThat(lines.get(3)).contains("2 | demo-00001").contains("random");
        assertThat(lines.get(4)).contains("– | bn-relu").contains("40.0 %").contains("reference");
    }

    @Test
    void a_cost_is_a_number_in_its_unit_and_no_share() {
        Objectives objectives = new Objectives(List.of(
                Objective.share("a"),
                new Objective("training-cost", Better.LOWER, "ms"),
                new Objective("nodes", Better.LOWER, null)));
        RankedLayer layer = new RankedLayer(
                "demo-00001",
                null,
                1,
                null,
                null,
                B0,
                Map.of("a", 0.5, "training-cost", 812.46, "nodes", 12.3),
                0.5,
                Map.of(),
                null);
        List<String> lines = new LeaderboardTables("demo", objectives)
                .leaderboard(new Leaderboard(List.of(layer), List.of(), List.of()))
                .lines()
                .toList();
        assertThat(lines.get(0)).contains("training-cost [ms]").contains("nodes |");
        assertThat(lines.get(2)).contains("50.0 % |").contains(" 812 |").contains(" 12.3 |");
    }

    @Test
    void the_podium_gives_references_no_place() {
        Leaderboard board = new Leaderboard(
                List.of(),
                List.of(),
                List.of(layer(2, null, null, 0.5), layer(0, "bn-relu", null, 0.4), layer(1, null, null, 0.3)));
        List<String> lines = new LeaderboardTables("demo", Objectives.shares("a"))
                .podium(board, List.of("a"))
                .lines()
                .toList();
        assertThat(lines.get(2)).contains("1 | demo-00002");
        assertThat(lines.get(3)).contains("– | bn-relu");
        assertThat(lines.get(4)).contains("2 | demo-00001");
    }

    @Test
    void the_funnel_adds_up() {
        String table = LeaderboardTables.funnel(new Funnel(100, 40, 10, 20, 5, 1, 22, 20));
        assertThat(table).containsPattern("dead \\(probe\\) +\\| +40 \\| +40.0 %");
        assertThat(table).containsPattern("undecided +\\| +2 ");
    }

    @Test
    void an_empty_funnel_is_shown_too() {
        assertThat(LeaderboardTables.funnel(new Funnel(0, 0, 0, 0, 0, 0, 0, 0))).contains("proposed");
    }

    @Test
    void markdown_escapes_bars() {
        assertThat(Markdown.render(List.of("f"), List.of(List.of("|x|"))).lines())
                .containsExactly("| f |", "|---|", "| \\|x\\| |");
    }
}
