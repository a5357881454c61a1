package dev.evonorm.study.evolution;

import dev.evonorm.study.Cells;
import dev.evonorm.study.Findings.Table;
import dev.evonorm.study.Spread;
import dev.evonorm.study.chart.Panel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Tables and charts of a race: sides by seeds. */
final class RaceFindings {
    private static final int POINTS = 40;
    private static final int BEST_SHOWN = 5;

    private final Map<String, List<Heat>> sides = new LinkedHashMap<>();
    private final List<String> objectives;
    private final double budget;
    private final int top;

    /** @param top how many of a search's best its mean is taken of */
    RaceFindings(List<Heat> heats, List<String> objectives, double budget, int top) {
        heats.forEach(heat ->
                sides.computeIfAbsent(heat.side(), side -> new ArrayList<>()).add(heat));
        this.objectives = objectives;
        this.budget = budget;
        this.top = top;
    }

    List<Table> tables() {
        return List.of(summary(), perSeed(), best());
    }

    private Table summary() {
        List<List<String>> rows = new ArrayList<>();
        sides.forEach((side, heats) -> rows.add(List.of(
                side,
                spread(heats, heat -> heat.decided().size()).counts(),
                spread(heats, heat -> heat.accepted().size()).counts(),
                Cells.number(perAccepted(heats)),
                spread(heats, Heat::best).percent(),
                spread(heats, Heat::top).percent(),
                "%d of %d".formatted(won(side), heats.size()))));
        return new Table(
                "After %s CPU-seconds a search: mean ± deviation over %d seeds"
                        .formatted(
                                Cells.number(budget),
                                sides.values().iterator().next().size()),
                List.of(
                        "side",
                        "proposals",
                        "accepted",
                        "CPU-s an accepted one",
                        "best",
                        "mean of top " + top,
                        "seeds won"),
                rows);
    }

    private Table perSeed() {
        List<List<String>> rows = new ArrayList<>();
        sides.values().stream()
                .flatMap(Collection::stream)
                .forEach(heat -> rows.add(List.of(
                        heat.contender().name(),
                        Cells.count(heat.decided().size()),
                        Cells.count(heat.count(Verdict.DEAD)),
                        Cells.count(heat.repeats()),
                        Cells.count(heat.accepted().size()),
                        heat.filled() == 0 ? "–" : Cells.count(heat.filled()),
                        Cells.percent(heat.best()),
                        Cells.percent(heat.top()))));
        return new Table(
                "Search by search",
                List.of(
                        "search",
                        "proposals",
                        "dead",
                        "repeats",
                        "accepted",
                        "initial members by ticket",
                        "best",
                        "mean of top " + top),
                rows);
    }

    private Table best() {
        List<String> head = new ArrayList<>(List.of("side", "search, ticket"));
        head.addAll(objectives);
        head.addAll(List.of("mean", "z"));
        List<List<String>> rows = new ArrayList<>();
        sides.forEach((side, heats) -> heats.stream()
                .flatMap(heat -> heat.accepted().stream())
                .sorted(Comparator.comparingDouble(Decided::mean).reversed())
                .limit(BEST_SHOWN)
                .forEach(ticket -> {
                    List<String> row = new ArrayList<>(List.of(side, ticket.run() + ", " + ticket.ticket()));
                    ticket.scores().forEach(score -> row.add(Cells.percent(score)));
                    row.addAll(List.of(Cells.percent(ticket.mean()), ticket.formula()));
                    rows.add(row);
                }));
        return new Table("The best layers of each side", head, rows);
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        sides.forEach((side, heats) -> {
            figures.put(
                    "proposals." + side,
                    spread(heats, heat -> heat.decided().size()).mean());
            figures.put(
                    "accepted." + side,
                    spread(heats, heat -> heat.accepted().size()).mean());
            figures.put("cpuSecondsPerAccepted." + side, perAccepted(heats));
            figures.put("best." + side, spread(heats, Heat::best).mean());
            figures.put("top." + side, spread(heats, Heat::top).mean());
            figures.put("topDeviation." + side, spread(heats, Heat::top).deviation());
            figures.put("seedsWon." + side, won(side));
        });
        return figures;
    }

    /** In how many seeds no other side is as good. */
    private long won(String side) {
        return sides.getOrDefault(side, List.of()).stream()
                .filter(heat -> sides.values().stream()
                        .flatMap(Collection::stream)
                        .filter(other ->
                                other.seed() == heat.seed() && !other.side().equals(side))
                        .allMatch(other -> other.top() < heat.top()))
                .count();
    }

    private static Spread spread(List<Heat> heats, ToDoubleFunction<Heat> figure) {
        return Spread.of(heats.stream().map(figure::applyAsDouble).toList());
    }

    /** Infinite where none was accepted. */
    private static double perAccepted(List<Heat> heats) {
        return heats.stream().mapToDouble(Heat::cpu).sum()
                / heats.stream().mapToInt(heat -> heat.accepted().size()).sum();
    }

    /** @param references accuracies to compare with, by name */
    List<Panel> panels(Map<String, Double> references) {
        double most = sides.values().stream()
                .flatMap(Collection::stream)
                .mapToInt(heat -> heat.accepted().size())
                .max()
                .orElse(0);
        List<Panel.Curve> byAccepted = new ArrayList<>();
        List<Panel.Curve> byCpu = new ArrayList<>();
        sides.forEach((side, heats) -> {
            byAccepted.add(byAccepted(side, heats));
            byCpu.add(byCpu(side, heats));
        });
        references.forEach((name, accuracy) -> {
            byAccepted.add(level(name, accuracy, Math.max(1, most)));
            byCpu.add(level(name, accuracy, budget));
        });
        String label = "mean accuracy of the top %d".formatted(top);
        return List.of(
                new Panel.Curves("by accepted candidates", "accepted candidates", label, byAccepted),
                new Panel.Curves("by compute", "CPU-seconds of a search", label, byCpu));
    }

    private static Panel.Curve level(String name, double accuracy, double to) {
        return new Panel.Curve(name, List.of(0.0, to), List.of(accuracy, accuracy), List.of(0.0, 0.0));
    }

    /** As far as all seeds of a side come. */
    private static Panel.Curve byAccepted(String side, List<Heat> heats) {
        int to = heats.stream()
                .mapToInt(heat -> heat.standings().size() - 1)
                .min()
                .orElse(0);
        int step = Math.max(1, to / POINTS);
        Points points = new Points();
        for (int accepted = 0; accepted <= to; accepted += step) {
            int place = accepted;
            points.add(
                    accepted, spread(heats, heat -> heat.standings().get(place).top()));
        }
        return points.curve(side);
    }

    private Panel.Curve byCpu(String side, List<Heat> heats) {
        Points points = new Points();
        for (int i = 0; i <= POINTS; i++) {
            double cpu = budget * i / POINTS;
            points.add(cpu, spread(heats, heat -> Standing.at(heat.standings(), cpu)
                    .top()));
        }
        return points.curve(side);
    }

    private static final class Points {
        private final List<Double> x = new ArrayList<>();
        private final List<Double> y = new ArrayList<>();
        private final List<Double> bars = new ArrayList<>();

        void add(double place, Spread spread) {
            x.add(place);
            y.add(spread.mean());
            bars.add(spread.bar());
        }

        Panel.Curve curve(String name) {
            return new Panel.Curve(name, x, y, bars);
        }
    }
}
