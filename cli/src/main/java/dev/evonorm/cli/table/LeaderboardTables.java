package dev.evonorm.cli.table;

import dev.evonorm.contracts.settings.Objective;
import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.contracts.status.Funnel;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.RankedLayer;
import dev.evonorm.graph.text.Formula;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The result of a search: the funnel, the best with the references beside them, and the podium. */
public final class LeaderboardTables {
    private static final int FORMULA_WIDTH = 60;

    private final String searchId;
    private final Objectives objectives;

    /** @param objectives the columns of scores */
    public LeaderboardTables(String searchId, Objectives objectives) {
        this.searchId = searchId;
        this.objectives = objectives;
    }

    /** How many candidates came how far. */
    public static String funnel(Funnel funnel) {
        long decided = funnel.dead()
                + funnel.repeated()
                + funnel.failedQuality()
                + funnel.failedStability()
                + funnel.failed()
                + funnel.accepted();
        List<List<String>> rows = List.of(
                row("proposed", funnel.issued(), funnel.issued()),
                row("dead (probe)", funnel.dead(), funnel.issued()),
                row("repeated", funnel.repeated(), funnel.issued()),
                row("failed quality", funnel.failedQuality(), funnel.issued()),
                row("failed stability", funnel.failedStability(), funnel.issued()),
                row("failed otherwise", funnel.failed(), funnel.issued()),
                row("accepted", funnel.accepted(), funnel.issued()),
                row("scored on all objectives", funnel.scored(), funnel.issued()),
                row("undecided", Math.max(0, funnel.issued() - decided), funnel.issued()));
        return TextTable.render(List.of("candidates", "number", "share"), rows, 0);
    }

    private static List<String> row(String what, long number, long of) {
        return List.of(what, Long.toString(number), of == 0 ? "–" : Figures.percent((double) number / of));
    }

    /** The best candidates by mean, then the references in the same columns. */
    public String leaderboard(Leaderboard board) {
        List<String> head = new ArrayList<>(List.of("rank", "layer"));
        objectives.all().forEach(objective -> head.add(heading(objective)));
        head.addAll(List.of("mean", "parent", "formula"));
        List<List<String>> rows = new ArrayList<>();
        for (RankedLayer layer : board.top()) {
            rows.add(cells(Integer.toString(rows.size() + 1), layer, layer.scores(), layer.mean(), true));
        }
        for (RankedLayer layer : board.references()) {
            rows.add(cells("–", layer, layer.scores(), layer.mean(), true));
        }
        return TextTable.render(head, rows, FORMULA_WIDTH);
    }

    /** The finalists by their accuracy on the test images; references stand where they would rank, without a place. */
    public String podium(Leaderboard board, List<String> anchors) {
        List<String> head = new ArrayList<>(List.of("place", "layer"));
        head.addAll(anchors);
        head.addAll(List.of("mean", "formula"));
        List<List<String>> rows = new ArrayList<>();
        int place = 0;
        for (RankedLayer layer : board.podium()) {
            String shown = layer.name() == null ? Integer.toString(++place) : "–";
            rows.add(new LeaderboardTables(searchId, Objectives.shares(anchors))
                    .cells(shown, layer, layer.finals(), layer.finalsMean(), false));
        }
        return TextTable.render(head, rows, FORMULA_WIDTH);
    }

    private List<String> cells(
            String rank, RankedLayer layer, Map<String, Double> scores, @Nullable Double mean, boolean withParent) {
        String name = layer.name();
        List<String> cells = new ArrayList<>(List.of(rank, name == null ? layer.candidateId() : name));
        objectives.all().forEach(objective -> cells.add(Figures.bare(objective, scores.get(objective.name()))));
        cells.add(Figures.percent(mean));
        if (withParent) {
            cells.add(name == null ? parent(layer.parentId()) : "reference");
        }
        cells.add(Formula.text(layer.graph()));
        return cells;
    }

    private static String heading(Objective objective) {
        return objective.unit() == null ? objective.name() : "%s [%s]".formatted(objective.name(), objective.unit());
    }

    /** A parent of the same search by its ticket alone. */
    private String parent(@Nullable String id) {
        if (id == null) {
            return "random";
        }
        return id.startsWith(searchId + "-") ? id.substring(searchId.length() + 1) : id.toLowerCase(Locale.ROOT);
    }
}
