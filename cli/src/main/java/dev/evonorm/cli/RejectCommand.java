package dev.evonorm.cli;

import dev.evonorm.cli.table.Figures;
import dev.evonorm.cli.table.TextTable;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.probe.Finding;
import dev.evonorm.graph.probe.Probe;
import dev.evonorm.graph.text.Formula;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.RejectionTests;
import dev.evonorm.training.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the probe and both tests on one layer. */
@Command(
        name = "reject",
        description = "Run the probe, the quality and the stability test on one layer; print figures and verdict.",
        mixinStandardHelpOptions = true)
final class RejectCommand implements Runnable {
    @Parameters(paramLabel = "LAYER", description = "Catalogue name, candidate id, or JSON file.")
    private String layer = "";

    @Option(
            names = "--anchor",
            paramLabel = "A",
            split = ",",
            description = "resnet50, mobilenetv2, efficientnetb0; several with commas (default: all).",
            converter = AnchorName.class)
    private List<Anchor> anchors = List.of(Anchor.values());

    @Mixin
    private TrainingOptions training = new TrainingOptions();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        LayerLookup.Found found = new LayerLookup(runs.folder).find(layer);
        DataChoice choice = training.choice(spec);
        RejectionSettings settings = RejectionFor.scale(training.scale, choice.name(), anchors);
        int threads = training.threads();
        LayerGraph graph = found.at(training.scale);
        Finding finding = new Probe().examine(graph);
        Verdict verdict = null;
        if (!(finding instanceof Finding.Dead)) {
            try (StepLine line = new StepLine(spec.commandLine().getErr())) {
                verdict = new RejectionTests(threads)
                        .run(graph, choice.open(), settings, (test, anchor) -> line.show(test + " on " + anchor.id()));
            }
        }
        if (json.asked) {
            JsonOption.print(spec.commandLine().getOut(), report(found, finding, verdict, settings));
        } else {
            print(found, finding, verdict, settings);
        }
    }

    private static Map<String, Object> report(
            LayerLookup.Found found, Finding finding, @Nullable Verdict verdict, RejectionSettings settings) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("layer", found.name());
        report.put("formula", Formula.text(found.graph()));
        report.put("verdict", word(verdict));
        report.put("test", test(verdict));
        if (verdict instanceof Verdict.Rejected rejected) {
            report.put("anchor", rejected.anchor().id());
        }
        report.put("reason", reason(finding, verdict));
        report.put("probe", finding);
        report.put("figures", verdict == null ? Map.of() : verdict.figures());
        report.put("settings", settings);
        report.values().removeIf(value -> value instanceof String text && text.isEmpty());
        return report;
    }

    private static String word(@Nullable Verdict verdict) {
        return verdict instanceof Verdict.Passed
                ? "passed"
                : verdict instanceof Verdict.Overrun ? "overrun" : "rejected";
    }

    private static String test(@Nullable Verdict verdict) {
        if (verdict == null) {
            return "probe";
        }
        return verdict instanceof Verdict.Rejected rejected
                ? rejected.test()
                : verdict instanceof Verdict.Overrun overrun ? overrun.test() : "";
    }

    private static String reason(Finding finding, @Nullable Verdict verdict) {
        if (verdict instanceof Verdict.Rejected rejected) {
            return "on %s: %s".formatted(rejected.anchor().id(), rejected.reason());
        }
        if (verdict instanceof Verdict.Overrun overrun) {
            return "on %s: %s".formatted(overrun.anchor().id(), overrun.reason());
        }
        return finding instanceof Finding.Dead dead ? dead.reason() : "";
    }

    private void print(
            LayerLookup.Found found, Finding finding, @Nullable Verdict verdict, RejectionSettings settings) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s at %s scale on %s%n",
                found.name(),
                training.scaleName(),
                settings.quality().training().data());
        out.println("  z = " + Formula.text(found.graph()));
        out.println("  probe: " + (finding instanceof Finding.Dead dead ? "dead, " + dead.ground() : "alive"));
        if (verdict != null) {
            out.print(table(verdict, settings));
        }
        String test = test(verdict);
        out.println(
                verdict instanceof Verdict.Passed
                        ? "passed both tests"
                        : word(verdict) + " by " + test + ", " + reason(finding, verdict));
    }

    private static String table(Verdict verdict, RejectionSettings settings) {
        List<List<String>> rows = new ArrayList<>();
        for (String anchor : settings.anchors()) {
            rows.add(List.of(
                    anchor,
                    Figures.percent(verdict.figures().get(RejectionTests.QUALITY + "." + anchor)),
                    Figures.number(verdict.figures().get(RejectionTests.STABILITY + "." + anchor))));
        }
        return TextTable.render(
                List.of(
                        "anchor",
                        "quality (at least %s)"
                                .formatted(Figures.percent(settings.quality().threshold())),
                        "worst gradient norm (under %s)"
                                .formatted(Figures.number(settings.stability().limit()))),
                rows,
                0);
    }
}
