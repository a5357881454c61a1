package dev.evonorm.cli;

import dev.evonorm.cli.table.CalibrationTable;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.Calibration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows whether the rejection tests part good layers from bad ones. */
@Command(
        name = "calibrate",
        description = "Run both rejection tests over layers, anchors and seeds; print a Markdown table.",
        mixinStandardHelpOptions = true)
final class CalibrateCommand implements Runnable {
    @Option(
            names = "--layers",
            paramLabel = "LAYER",
            split = ",",
            description = "Layers, with commas (default: good and bad ones of the catalogue).")
    private List<String> layers = List.of(
            "bn-relu",
            "bn-silu",
            "gn-relu",
            "frn",
            "rs-rej",
            "evonorm-b0",
            "evonorm-b1",
            "evonorm-b2",
            "evonorm-s0",
            "evonorm-s1",
            "evonorm-s2",
            "random",
            "relu",
            "identity",
            "exp",
            "square");

    @Option(
            names = "--anchors",
            paramLabel = "A",
            split = ",",
            description = "Anchors, with commas (default: all).",
            converter = AnchorName.class)
    private List<Anchor> anchors = List.of(Anchor.values());

    @Option(names = "--seeds", paramLabel = "N", split = ",", description = "Seeds, with commas (default: 1,2,3).")
    private List<Long> seeds = List.of(1L, 2L, 3L);

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
        LayerLookup lookup = new LayerLookup(runs.folder);
        Map<String, LayerGraph> graphs = new LinkedHashMap<>();
        layers.forEach(layer -> graphs.put(layer, lookup.find(layer).at(training.scale)));
        DataChoice choice = training.choice(spec);
        RejectionSettings settings = RejectionFor.scale(training.scale, choice.name(), anchors);
        int threads = training.threads();
        int total = graphs.size() * anchors.size() * seeds.size();
        int[] done = {0};
        List<Calibration.Row> rows;
        try (StepLine line = new StepLine(spec.commandLine().getErr())) {
            rows = new Calibration(threads)
                    .run(
                            graphs,
                            anchors,
                            seeds,
                            choice.open(),
                            settings,
                            row -> line.show("%d of %d: %s on %s"
                                    .formatted(
                                            ++done[0],
                                            total,
                                            row.layer(),
                                            row.anchor().id())));
        }
        if (json.asked) {
            JsonOption.print(spec.commandLine().getOut(), rows);
        } else {
            spec.commandLine().getOut().print(new CalibrationTable(rows, settings, training.scaleName()).markdown());
        }
    }
}
