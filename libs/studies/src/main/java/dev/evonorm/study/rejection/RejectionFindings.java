package dev.evonorm.study.rejection;

import dev.evonorm.study.Cells;
import dev.evonorm.study.Findings;
import dev.evonorm.study.Findings.Table;
import dev.evonorm.study.Proposals;
import dev.evonorm.study.Row;
import dev.evonorm.study.Trial;
import dev.evonorm.study.chart.Panel;
import dev.evonorm.study.rejection.Pipeline.Decision;
import dev.evonorm.study.rejection.Pipeline.Stage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Tables and charts of the rejection tests. */
final class RejectionFindings {
    private static final Pipeline WITHOUT_EARLY_END = new Pipeline(true, true, false, true, true);

    private final List<String> anchors;
    private final Map<String, List<Row>> sources = new LinkedHashMap<>();
    private final List<Row> all;
    private final Map<String, Row> byTrial = new HashMap<>();

    RejectionFindings(RejectionStudy.Settings settings, List<Row> rows) {
        this.anchors = settings.tests().anchors();
        this.all = rows;
        rows.forEach(row -> byTrial.put(row.text(Trial.COLUMN), row));
        for (String source : List.of(RejectionStudy.RANDOM, RejectionStudy.MUTATION)) {
            List<Row> some = rows.stream()
                    .filter(row -> row.text(Proposals.SOURCE).equals(source))
                    .toList();
            if (!some.isEmpty()) {
                sources.put(source, some);
            }
        }
    }

    Findings findings() {
        List<Table> tables = new ArrayList<>(List.of(stages()));
        sources.forEach((source, rows) -> tables.add(pipelines(source, rows)));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("falseRejects", falseRejects().size());
        figures.put("falseRejectsEarly", earlyFalseRejects().size());
        figures.put("reuseDisagreements", disagreements().size());
        sources.forEach((source, rows) -> {
            figures.put("cpuSecondsPerAccepted.full." + source, perAccepted(Pipeline.FULL, rows));
            figures.put("cpuSecondsPerAccepted.testsAlone." + source, perAccepted(Pipeline.TESTS_ALONE, rows));
        });
        return new Findings(tables, notes(), figures, Map.of("rejection", charts()));
    }

    /** Where proposals end with everything on, and what each stage costs. */
    private Table stages() {
        List<List<String>> rows = new ArrayList<>();
        sources.forEach((source, some) -> {
            List<Decision> decisions = decide(Pipeline.FULL, some);
            double total = sum(decisions, Decision::cpu);
            for (Stage stage : Stage.values()) {
                long ended = decisions.stream()
                        .filter(decision -> decision.stage() == stage)
                        .count();
                double cpu = cost(decisions, stage);
                rows.add(List.of(
                        source,
                        stage.name().toLowerCase(Locale.ROOT),
                        Cells.count(ended),
                        Cells.percent(ended, some.size()),
                        Double.isNaN(cpu) ? "–" : Cells.number(cpu),
                        Double.isNaN(cpu) ? "–" : Cells.percent(cpu / total)));
            }
        });
        return new Table(
                "Where proposals end, with everything on",
                List.of("source", "ended by", "proposals", "share", "CPU-s of the stage", "share of CPU"),
                rows);
    }

    private static double cost(List<Decision> decisions, Stage stage) {
        return switch (stage) {
            case PROBE -> sum(decisions, Decision::probeCpu);
            case QUALITY -> sum(decisions, Decision::qualityCpu);
            case STABILITY -> sum(decisions, Decision::stabilityCpu);
            case REUSE, EARLY, UNDECIDED, ACCEPTED -> Double.NaN;
        };
    }

    private Table pipelines(String source, List<Row> rows) {
        double alone = perAccepted(Pipeline.TESTS_ALONE, rows);
        List<List<String>> cells = new ArrayList<>();
        for (Pipeline pipeline : Pipeline.all()) {
            List<Decision> decisions = decide(pipeline, rows);
            double cost = perAccepted(pipeline, rows);
            long sound = soundlyAccepted(pipeline, rows);
            cells.add(List.of(
                    pipeline.name(),
                    Cells.count(accepted(pipeline, rows)),
                    Cells.count(sound),
                    Cells.number(sum(decisions, Decision::cpu)),
                    Cells.number(cost),
                    Double.isFinite(alone / cost) ? "%s ×".formatted(Cells.number(alone / cost)) : "–"));
        }
        return new Table(
                "CPU-seconds per accepted candidate: %d of source %s".formatted(rows.size(), source),
                List.of(
                        "means",
                        "accepted",
                        "that pass both tests",
                        "CPU-s",
                        "CPU-s an accepted one",
                        "against both tests alone"),
                cells);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        List<String> wrong = falseRejects();
        notes.add("False rejects of the probe: %d of %d dead graphs pass both tests on all anchors%s."
                .formatted(
                        wrong.size(),
                        all.stream().filter(row -> !Proposals.alive(row)).count(),
                        wrong.isEmpty() ? "" : " (" + String.join(", ", wrong) + ")"));
        List<String> differ = disagreements();
        notes.add(
                "Reuse: of %d graphs that repeat an earlier function, %d are decided otherwise when they are tested themselves%s."
                        .formatted(
                                all.stream()
                                        .filter(row -> row.has(Proposals.SAME_AS))
                                        .count(),
                                differ.size(),
                                differ.isEmpty() ? "" : " (" + String.join(", ", differ) + ")"));
        notes.add(earlyEnd());
        sources.forEach((source, rows) -> notes.add(bound(source, rows)));
        return notes;
    }

    /** What both tests alone spend on graphs that something cheaper decides, and on the others. */
    private String bound(String source, List<Row> rows) {
        Map<Stage, Double> spent = new EnumMap<>(Stage.class);
        for (Row row : rows) {
            Stage stage = Pipeline.FULL.decide(row, anchors).stage();
            spent.merge(stage, Pipeline.TESTS_ALONE.decide(row, anchors).cpu(), Double::sum);
        }
        double whole = spent.values().stream().mapToDouble(Double::doubleValue).sum();
        double rest = whole;
        for (Stage cheap : List.of(Stage.PROBE, Stage.REUSE, Stage.EARLY)) {
            rest -= spent.getOrDefault(cheap, 0.0);
        }
        return "What bounds it for source %s: of %s CPU-s of both tests alone, %s go to dead graphs, %s to repetitions, %s to graphs that are given up at chance, and %s to graphs that nothing but the tests decides; so means before the tests can make it %s × cheaper at most."
                .formatted(
                        source,
                        Cells.number(whole),
                        Cells.number(spent.getOrDefault(Stage.PROBE, 0.0)),
                        Cells.number(spent.getOrDefault(Stage.REUSE, 0.0)),
                        Cells.number(spent.getOrDefault(Stage.EARLY, 0.0)),
                        Cells.number(rest),
                        Cells.number(whole / rest));
    }

    private String earlyEnd() {
        List<String> wrong = earlyFalseRejects();
        List<Row> distinct = all.stream()
                .filter(row -> Proposals.alive(row) && !row.has(Proposals.SAME_AS))
                .toList();
        double whole = sum(decide(WITHOUT_EARLY_END, distinct), Decision::qualityCpu);
        double early = sum(decide(Pipeline.FULL, distinct), Decision::qualityCpu);
        return "Early end of a quality training: of %d that it would have given up, %d pass the quality test%s; of what quality tests of %d graphs cost, %s CPU-s, it would have saved %s."
                .formatted(
                        givenUp(),
                        wrong.size(),
                        wrong.isEmpty() ? "" : " (" + String.join(", ", wrong) + ")",
                        distinct.size(),
                        Cells.number(whole),
                        Cells.percent((whole - early) / whole));
    }

    private long givenUp() {
        return anchors.stream()
                .flatMap(anchor -> all.stream().filter(row -> EarlyEnd.atChance(row, anchor)))
                .count();
    }

    /** Trainings that it would have given up, and that pass the quality test in the end. */
    private List<String> earlyFalseRejects() {
        return all.stream()
                .flatMap(row -> anchors.stream()
                        .filter(anchor -> EarlyEnd.wrong(row, anchor))
                        .map(anchor -> row.text(Trial.COLUMN) + " on " + anchor))
                .toList();
    }

    /** What the probe calls dead and both tests pass on every anchor. */
    private List<String> falseRejects() {
        return all.stream()
                .filter(row -> !Proposals.alive(row) && passes(row))
                .map(row -> row.text(Trial.COLUMN))
                .toList();
    }

    private List<String> disagreements() {
        return all.stream()
                .filter(row -> row.has(Proposals.SAME_AS))
                .filter(row -> passes(row) != passes(first(row)))
                .map(row -> row.text(Trial.COLUMN))
                .toList();
    }

    /** The row whose function this one repeats; itself if it repeats none. */
    private Row first(Row row) {
        return row.has(Proposals.SAME_AS) ? Objects.requireNonNull(byTrial.get(row.text(Proposals.SAME_AS))) : row;
    }

    private boolean passes(Row row) {
        return Pipeline.TESTS_ALONE.decide(row, anchors).stage() == Stage.ACCEPTED;
    }

    private List<Decision> decide(Pipeline pipeline, List<Row> rows) {
        return rows.stream().map(row -> pipeline.decide(row, anchors)).toList();
    }

    /** A graph that repeats an accepted function is a member of the population like the first one. */
    private boolean accepts(Pipeline pipeline, Row row) {
        Stage stage = pipeline.decide(row, anchors).stage();
        return stage == Stage.ACCEPTED || (stage == Stage.REUSE && accepts(pipeline, first(row)));
    }

    private long accepted(Pipeline pipeline, List<Row> rows) {
        return rows.stream().filter(row -> accepts(pipeline, row)).count();
    }

    private long soundlyAccepted(Pipeline pipeline, List<Row> rows) {
        return rows.stream()
                .filter(row -> accepts(pipeline, row) && passes(row))
                .count();
    }

    /** Infinite where none was accepted. */
    private double perAccepted(Pipeline pipeline, List<Row> rows) {
        return sum(decide(pipeline, rows), Decision::cpu) / accepted(pipeline, rows);
    }

    private static double sum(List<Decision> decisions, ToDoubleFunction<Decision> figure) {
        return decisions.stream().mapToDouble(figure).sum();
    }

    private List<Panel> charts() {
        List<String> stages = Stream.of(Stage.values())
                .map(stage -> stage.name().toLowerCase(Locale.ROOT))
                .toList();
        List<Panel.Values> shares = new ArrayList<>();
        List<Panel.Values> costs = new ArrayList<>();
        sources.forEach((source, rows) -> {
            List<Decision> decisions = decide(Pipeline.FULL, rows);
            shares.add(new Panel.Values(
                    source,
                    Stream.of(Stage.values())
                            .map(stage -> 100.0
                                    * decisions.stream()
                                            .filter(decision -> decision.stage() == stage)
                                            .count()
                                    / rows.size())
                            .toList()));
            costs.add(new Panel.Values(
                    source,
                    Pipeline.all().stream()
                            .map(pipeline -> sum(decide(pipeline, rows), Decision::cpu) / rows.size())
                            .toList()));
        });
        return List.of(
                new Panel.Bars("Where proposals end", "", "% of proposals", stages, shares),
                new Panel.Bars(
                        "Cost of a proposal",
                        "with probe, reuse, early end, quality, stability",
                        "CPU-seconds",
                        Pipeline.all().stream().map(Pipeline::initials).toList(),
                        costs));
    }
}
