package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.table.StepCostTable;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.StepBench;
import dev.evonorm.training.StepKind;
import dev.evonorm.training.StepProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Times training steps with layers against the same networks without them, plain, and tuned by hand. */
@Command(
        name = "step",
        description =
                "What a training step costs with a layer: compiled, plain, with fused batch norm, without layers.",
        footer = {
            "",
            "Kinds of step, timed in turn: compiled (the layer as trainings run it), plain (one operation a node),",
            "literal (plain, and every node in the shape of x), fused (TensorFlow's fused batch norm and ReLU),",
            "bare (convolutions alone), ascent (of the stability test)."
        },
        mixinStandardHelpOptions = true)
final class BenchStepCommand implements Callable<Integer> {
    @Option(
            names = "--layer",
            paramLabel = "L",
            split = ",",
            description = "Layers, with commas (default: evonorm-b0,evonorm-s0,bn-relu).")
    private List<String> layers = List.of("evonorm-b0", "evonorm-s0", "bn-relu");

    @Option(
            names = "--kind",
            paramLabel = "K",
            split = ",",
            description = "compiled, plain, literal, fused, bare, ascent, with commas (default: all).")
    private List<StepKind> kinds = List.of(StepKind.values());

    @Option(
            names = "--no-fresh",
            description = "Leave out first steps and memory, for which a process is started for each kind.")
    private boolean noFresh;

    @Option(
            names = "--profile",
            description = "Trace one step of each kind too: where its time goes, by type of operation.")
    private boolean profile;

    @Mixin
    private StepOptions options = new StepOptions();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        options.check();
        int cores = options.threads();
        List<StepCostTable.Row> rows = new ArrayList<>();
        LayerLookup lookup = new LayerLookup(runs.folder);
        List<LayerLookup.Found> found = layers.stream().map(lookup::find).toList();
        StepBench bench = new StepBench(cores);
        try (StepLine line = new StepLine(spec.commandLine().getErr())) {
            for (Scale scale : options.scales) {
                for (Anchor anchor : options.anchors) {
                    for (LayerLookup.Found layer : found) {
                        rows.add(row(bench, layer, anchor, scale, line));
                    }
                }
            }
        }
        if (json.asked) {
            JsonOption.print(spec.commandLine().getOut(), new StepCostTable.Report(options.steps, cores, rows));
        } else {
            spec.commandLine().getOut().print(new StepCostTable(rows, options.steps, cores).text());
        }
        return Refusal.DONE;
    }

    private StepCostTable.Row row(StepBench bench, LayerLookup.Found layer, Anchor anchor, Scale scale, StepLine line)
            throws InterruptedException {
        int images = options.images(scale);
        StepBench.Case of = new StepBench.Case(layer.at(scale), anchor, scale, images);
        var costs = bench.run(
                of,
                kinds,
                options.steps,
                !noFresh,
                text -> line.show("%s on %s: %s".formatted(layer.name(), anchor.id(), text)));
        Map<StepKind, StepProfile> profiles = new EnumMap<>(StepKind.class);
        for (StepKind kind : profile ? kinds : List.<StepKind>of()) {
            profiles.put(kind, bench.profile(of, kind));
        }
        return new StepCostTable.Row(layer.name(), anchor.id(), scale, images, costs, profiles);
    }
}
