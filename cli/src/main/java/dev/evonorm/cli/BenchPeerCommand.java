package dev.evonorm.cli;

import dev.evonorm.cli.bench.TorchPeer;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.stack.Installation;
import dev.evonorm.cli.table.PeerTable;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.PeerBench;
import dev.evonorm.training.StepBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Times training steps against the same steps in PyTorch. */
@Command(
        name = "peer",
        description =
                "What a training step costs here and in PyTorch: same networks, layers, weights, batch and threads.",
        footer = {
            "",
            "First both compute loss and gradient of the same batch from the same weights; where these differ by more than",
            "one in a hundred, nothing is timed. Then their steps are timed in turn.",
            "Needs a Python with PyTorch; on Debian: apt-get install python3-torch."
        },
        mixinStandardHelpOptions = true)
final class BenchPeerCommand implements Callable<Integer> {
    private static final String FUSED = "fused";

    @Option(
            names = "--layer",
            paramLabel = "L",
            split = ",",
            description = {
                "Layers, with commas; 'fused' is batch norm and ReLU by each framework's own kernels",
                "(default: evonorm-b0,evonorm-s0,bn-relu,fused)."
            })
    private List<String> layers = List.of("evonorm-b0", "evonorm-s0", "bn-relu", FUSED);

    @Option(
            names = "--channels-last",
            description = "Let PyTorch keep channels last in memory, as TensorFlow does, instead of its default.")
    private boolean channelsLast;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            description = "The Python that has PyTorch (default: ${DEFAULT-VALUE}).",
            defaultValue = "/usr/bin/python3")
    private Path python = Path.of("/usr/bin/python3");

    @Mixin
    private StepOptions options = new StepOptions();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        options.check();
        int cores = options.threads();
        LayerLookup lookup = new LayerLookup(runs.folder);
        List<LayerLookup.Found> found = layers.stream()
                .map(name -> lookup.find(name.equals(FUSED) ? "bn-relu" : name))
                .toList();
        List<PeerTable.Row> rows = new ArrayList<>();
        String version;
        try (StepLine line = new StepLine(spec.commandLine().getErr());
                TorchPeer peer = TorchPeer.start(python, script(), cores, channelsLast)) {
            version = peer.version();
            for (Scale scale : options.scales) {
                for (Anchor anchor : options.anchors) {
                    for (int i = 0; i < layers.size(); i++) {
                        rows.add(row(layers.get(i), found.get(i), anchor, scale, cores, peer, line));
                    }
                }
            }
        }
        PeerTable table = new PeerTable(rows, options.steps, cores, "PyTorch " + version, channelsLast);
        if (json.asked) {
            JsonOption.print(spec.commandLine().getOut(), table);
        } else {
            spec.commandLine().getOut().print(table.text());
        }
        return Refusal.DONE;
    }

    private PeerTable.Row row(
            String name,
            LayerLookup.Found layer,
            Anchor anchor,
            Scale scale,
            int cores,
            TorchPeer peer,
            StepLine line) {
        int images = options.images(scale);
        StepBench.Case of = new StepBench.Case(layer.at(scale), anchor, scale, images);
        try {
            PeerBench.Result result = new PeerBench(cores)
                    .run(
                            of,
                            name.equals(FUSED),
                            peer,
                            options.steps,
                            text -> line.show("%s on %s: %s".formatted(name, anchor.id(), text)));
            return new PeerTable.Row(name, anchor.id(), scale, images, result);
        } catch (IllegalStateException e) {
            throw Refusal.failed("%s on %s at %s scale: %s", name, anchor.id(), scale, e.getMessage());
        }
    }

    private static Path script() {
        return Installation.find().home().resolve("bench/peer/torch_step.py");
    }
}
