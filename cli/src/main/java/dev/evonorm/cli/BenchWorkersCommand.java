package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.table.WorkersTable;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.StepBench;
import dev.evonorm.training.WorkerBench;
import dev.evonorm.training.WorkerBench.Arrangement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Times arrangements of worker processes, jobs and threads on all cores. */
@Command(
        name = "workers",
        description = "Which arrangement of processes, jobs and threads makes the most training steps of all cores.",
        footer = {
            "",
            "Compared are one process a core, one process with a job a core, and one job with a thread a core, in turn. The",
            "services take it by EVONORM_WORKER_JOBS and EVONORM_WORKER_THREADS, a search its trainers by --trainers."
        },
        mixinStandardHelpOptions = true)
final class BenchWorkersCommand implements Callable<Integer> {
    private static final int NARROW_STEPS = 150;
    private static final int PAPER_STEPS = 2000;

    @Option(names = "--layer", paramLabel = "L", description = "The layer (default: ${DEFAULT-VALUE}).")
    private String layer = "evonorm-b0";

    @Option(
            names = "--anchor",
            paramLabel = "A",
            split = ",",
            description = "Anchors, with commas (default: resnet50).",
            converter = AnchorName.class)
    private List<Anchor> anchors = List.of(Anchor.RESNET50);

    @Option(names = "--scale", paramLabel = "S", split = ",", description = "tiny, small, paper (default: all).")
    private List<Scale> scales = List.of(Scale.values());

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long each trains in a round (default: ${DEFAULT-VALUE}).")
    private int seconds = 15;

    @Option(names = "--rounds", paramLabel = "N", description = "Turns of each (default: ${DEFAULT-VALUE}).")
    private int rounds = 2;

    @Mixin
    private RunsOption runs = new RunsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Within.check("--seconds", seconds, 1, 3600);
        Within.check("--rounds", rounds, 1, 100);
        LayerLookup.Found found = new LayerLookup(runs.folder).find(layer);
        List<WorkersTable.Row> rows = new ArrayList<>();
        try (StepLine line = new StepLine(spec.commandLine().getErr())) {
            for (Scale scale : scales) {
                for (Anchor anchor : anchors) {
                    rows.addAll(rows(found, anchor, scale, line));
                }
            }
        }
        if (json.asked) {
            JsonOption.print(spec.commandLine().getOut(), rows);
        } else {
            spec.commandLine().getOut().print(WorkersTable.text(rows, rounds, seconds));
        }
        return Refusal.DONE;
    }

    private List<WorkersTable.Row> rows(LayerLookup.Found found, Anchor anchor, Scale scale, StepLine line)
            throws InterruptedException {
        boolean paper = scale == Scale.PAPER;
        WorkerBench bench = new WorkerBench(
                new StepBench.Case(found.at(scale), anchor, scale, BatchOption.usual(scale)),
                paper ? PAPER_STEPS : NARROW_STEPS);
        List<Arrangement> arrangements = Arrangement.on(Runtime.getRuntime().availableProcessors());
        List<List<WorkerBench.Throughput>> measured = new ArrayList<>();
        arrangements.forEach(each -> measured.add(new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < arrangements.size(); i++) {
                line.show("%s %s, round %d: %s"
                        .formatted(anchor.id(), scale.name().toLowerCase(Locale.ROOT), round + 1, arrangements.get(i)));
                try {
                    measured.get(i).add(bench.run(arrangements.get(i), seconds));
                } catch (IllegalStateException e) {
                    throw Refusal.failed("%s at %s scale: %s", anchor.id(), scale, e.getMessage());
                }
            }
        }
        List<WorkersTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < arrangements.size(); i++) {
            rows.add(new WorkersTable.Row(anchor.id(), scale, arrangements.get(i), measured.get(i)));
        }
        return rows;
    }
}
